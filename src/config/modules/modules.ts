import { z } from 'zod'
import type { RegistryEntry, Version } from '../../contracts/registry.js'
import { CollapseError, messageOf, RunError } from '../../errors/index.js'
import type { Catalogue } from '../catalogue.js'
import { isModulePath, loadModule, type LoadedModule } from './load-module.js'
import { isOfVectors, type ModuleKind } from './module-members.js'
import { withMetrics } from './module-metrics.js'
import { type Path, valueAt } from '../path.js'
import { type Problem, problemOf } from '../problem.js'
import { isRecord } from '../shape.js'

/** Where an experiment names parts, and the key that does. */
const NAMED = [
  { at: ['human'], key: 'world', kind: 'world' },
  { at: ['model'], key: 'family', kind: 'family' },
  { at: ['mixing'], key: 'strategy', kind: 'strategy' },
  { at: ['curation'], key: 'stage', kind: 'stage' },
] as const satisfies readonly { at: Path; key: string; kind: ModuleKind }[]

interface ModuleReference {
  readonly specifier: string
  readonly kind: ModuleKind
  readonly path: Path
}

/**
 * The catalogue with the modules that an experiment names added to it. A part from a module has the path as its
 * name, and the checksum of its file in its version: another content is another part to every step key.
 */
export async function withModules(
  catalogue: Catalogue,
  raw: unknown,
  baseDirectory: string,
  problems: Problem[],
): Promise<Catalogue> {
  let extended = catalogue
  const known = new Set<string>()
  for (const { specifier, kind, path } of referencesIn(raw)) {
    if (known.has(`${kind} ${specifier}`)) continue
    known.add(`${kind} ${specifier}`)
    try {
      const loaded = await loadModule(specifier, kind, baseDirectory)
      extended = extend(extended, specifier, kind, loaded)
    } catch (error) {
      problems.push(problemOf(error, path))
    }
  }
  return extended
}

function referencesIn(raw: unknown): ModuleReference[] {
  const found: ModuleReference[] = []
  const add = (specifier: unknown, kind: ModuleKind, path: Path) => {
    if (isModulePath(specifier)) found.push({ specifier, kind, path })
  }
  const arms = valueAt(raw, ['arms'])
  const bases: Path[] = [[], ...(isRecord(arms) ? Object.keys(arms).map((name): Path => ['arms', name]) : [])]
  for (const base of bases) {
    for (const { at, key, kind } of NAMED) {
      const path = [...base, ...at]
      const value = valueAt(raw, path)
      if (Array.isArray(value)) {
        for (const index of value.keys()) add(valueAt(value[index], [key]), kind, [...path, index, key])
      } else add(valueAt(value, [key]), kind, [...path, key])
    }
  }
  const metrics = valueAt(raw, ['metrics'])
  if (Array.isArray(metrics)) {
    for (const [index, specifier] of metrics.entries()) add(specifier, 'metrics', ['metrics', index])
  }
  return found
}

function extend(
  catalogue: Catalogue,
  specifier: string,
  kind: ModuleKind,
  { module, sha256 }: LoadedModule,
): Catalogue {
  const modules = new Map(catalogue.modules).set(specifier, sha256)
  const versioned = <Part extends { readonly version: Version }>(part: Part): Part => ({
    ...guarded(part, specifier),
    version: `${part.version}+${sha256.slice(0, 16)}`,
  })
  const entry = <Part extends { readonly version: Version }>(
    key: string,
    part: Part,
  ): RegistryEntry<Part> => ({
    name: specifier,
    summary: module.summary ?? `From ${specifier}.`,
    schema: (module.options?.(z) ?? z.strictObject({})).extend({ [key]: z.literal(specifier) }),
    load: async () => versioned(part),
  })
  switch (kind) {
    case 'family': {
      const family = part(module.family)
      if (!isOfVectors(family)) {
        return { ...catalogue, modules, families: [...catalogue.families, entry('family', family)] }
      }
      const { state, task } = module
      const own = { ...entry('family', family), data: 'vectors', state: part(state) } as const
      const vectorFamilies = [...catalogue.vectorFamilies, task === undefined ? own : { ...own, task }]
      return { ...catalogue, modules, vectorFamilies }
    }
    case 'strategy':
      return {
        ...catalogue,
        modules,
        strategies: [...catalogue.strategies, entry('strategy', part(module.strategy))],
      }
    case 'stage': {
      const stage = part(module.stage)
      return isOfVectors(stage)
        ? { ...catalogue, modules, vectorStages: [...catalogue.vectorStages, numbers(entry('stage', stage))] }
        : { ...catalogue, modules, stages: [...catalogue.stages, entry('stage', stage)] }
    }
    case 'world': {
      const world = part(module.world)
      if (isOfVectors(world)) {
        return {
          ...catalogue,
          modules,
          vectorWorlds: [...catalogue.vectorWorlds, numbers(entry('world', world))],
        }
      }
      const own = { ...entry('world', world), reader: module.reader ?? true }
      return { ...catalogue, modules, worlds: [...catalogue.worlds, own] }
    }
    case 'metrics':
      return {
        ...catalogue,
        modules,
        ...withMetrics(
          catalogue,
          specifier,
          part(module.metrics).map((metric) => versioned(metric)),
        ),
      }
  }
}

/** The part with every function's own mistakes turned into errors that name the module. */
function guarded<Part extends object>(part: Part, specifier: string): Part {
  const members = Object.entries(part).map(([name, member]: [string, unknown]) => {
    if (typeof member !== 'function') return [name, member] as const
    const blame = (error: unknown): never => {
      if (error instanceof CollapseError) throw error
      throw new RunError(`${specifier}: ${name} failed: ${messageOf(error)}`, 'Mend the module.', {
        cause: error,
      })
    }
    const call = (...given: unknown[]): unknown => {
      try {
        const result: unknown = member.apply(part, given)
        return result instanceof Promise ? result.catch(blame) : result
      } catch (error) {
        return blame(error)
      }
    }
    return [name, call] as const
  })
  return Object.fromEntries(members) as Part
}

/** What `loadModule` has made sure of. */
function part<Part>(exported: Part | undefined): Part {
  if (exported === undefined) throw new TypeError('the module does not hold the part it was loaded for')
  return exported
}

function numbers<Part>(entry: RegistryEntry<Part>): RegistryEntry<Part> & { readonly data: 'vectors' } {
  return { ...entry, data: 'vectors' }
}
