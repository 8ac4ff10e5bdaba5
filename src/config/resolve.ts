import { dirname } from 'node:path'
import type { ZodType } from 'zod'
import { suggestion } from '../data/suggest.js'
import { BadInputError } from '../errors/index.js'
import { resolveArms } from './arms.js'
import type { Catalogue } from './catalogue.js'
import { checkDataKind, dataKindOf } from './data-kind.js'
import { showValue } from './describe-shape.js'
import {
  type Experiment,
  type HumanSpec,
  type ResolvedArm,
  trainSizeOf,
  type WorldSpec,
} from './experiment.js'
import { checkExpectations, checkReplication } from './expect/check-expectations.js'
import { type Form, originIn, type Overlay, overlaid, overlayProblems, overlaysOf } from './expect/overlay.js'
import { explainIssues } from './explain.js'
import { filesSchema } from './fields.js'
import { checkMetrics } from './metrics.js'
import { formatPath, type Path } from './path.js'
import { placeProblem } from './place.js'
import { type Problem, problemsError } from './problem.js'
import { resolvedYaml } from './resolved-yaml.js'
import { explainRoot } from './root.js'
import { experimentSchema, piecesOf } from './schema.js'
import { applySetting, parseSetting, type Setting } from './set.js'
import { isRecord, type Shape, shapeOf } from './shape.js'
import { readSource, type Source } from './source.js'
import { checkVectorMetrics } from './vector-metrics.js'

export interface ParseOptions extends Form {
  /** The experiment file: named in messages; its folder is where `human.files` start. */
  readonly path: string
  /** `loop.generations=3`, ...: applied in order before arms are merged. */
  readonly set?: readonly string[]
  /** Replaces the file's seeds by 1 .. seeds. */
  readonly seeds?: number
  /** Names or slugs of the arms to keep; all are checked. */
  readonly only?: readonly string[]
}

/** An experiment's text read, with the command line's settings applied; nothing is checked yet. */
export interface Settled {
  readonly source: Source
  readonly settings: readonly Setting[]
  /** What a variant and `quick` of a replication changed, before the settings. */
  readonly overlays: readonly Overlay[]
  readonly raw: unknown
}

/** Applies the settings to what was read; the catalogue says what a setting drops. */
export function settle(catalogue: Catalogue, source: Source, options: ParseOptions): Settled {
  const { path } = options
  if (!isRecord(source.value)) {
    throw new BadInputError(
      `${path}:1:1 expected an experiment (name, human, model, arms, ...), got ${showValue(source.value)}`,
      'collapse init writes one to start from.',
    )
  }
  const forbidden = prototypeKey(source.value, [])
  if (forbidden !== undefined) {
    const problem = { path: forbidden, message: 'this name cannot be used' }
    throw problemsIn({ source, settings: [], overlays: [], raw: source.value }, path, [problem])
  }
  const settings = (options.set ?? []).map(parseSetting)
  if (options.seeds !== undefined) {
    settings.push({ path: ['seeds'], value: options.seeds, text: `seeds=${options.seeds}` })
  }
  const overlays = overlaysOf(source.value, options)
  // The shape of a whole file takes longer to write than all else here: only where something is merged into it.
  const shape = overlays.length + settings.length > 0 ? wholeShape(catalogue) : {}
  let raw = overlaid(shape, source.value, overlays, options)
  for (const setting of settings) raw = applySetting(shape, raw, setting)
  return { source, settings, overlays, raw }
}

function wholeShape(catalogue: Catalogue): Shape {
  return shapeOf(experimentSchema(piecesOf(catalogue)))
}

/** All problems as one error, each with the place of its cause. */
export function problemsIn(
  { source, settings, overlays }: Settled,
  path: string,
  problems: readonly Problem[],
): BadInputError {
  const placed = problems.map((problem) => {
    const at = originIn(source.value, overlays, problem.path)
    return placeProblem({ ...problem, path: at }, source, path, settings)
  })
  return problemsError(placed)
}

/**
 * Checks an experiment's text against what the catalogue knows and resolves it: settings applied, arms merged
 * over the base, defaults filled in. All problems of a file are reported in one BadInputError.
 */
export function resolveExperiment(catalogue: Catalogue, text: string, options: ParseOptions): Experiment {
  return resolveSource(catalogue, readSource(text, options.path), options)
}

/** The same of a text that has been read: reading YAML costs more than all that follows. */
export function resolveSource(catalogue: Catalogue, source: Source, options: ParseOptions): Experiment {
  const { path } = options
  const settled = settle(catalogue, source, options)
  const { raw } = settled
  const pieces = piecesOf(catalogue)
  const problems: Problem[] = overlayProblems(settled.overlays)
  const root = experimentSchema()
  const parsed = root.safeParse(raw)
  if (!parsed.success) problems.push(...explainRoot(parsed.error.issues, wholeShape(catalogue), raw))
  const human = parseHuman(raw, pieces.world, problems)
  const arms = resolveArms(raw, pieces, human && trainSizeOf(human), problems)
  const data = dataKindOf(raw, catalogue)
  // Parts that were not understood are told once.
  if (problems.length === 0) checkDataKind(raw, data, arms, catalogue, problems)
  const metrics =
    data === 'text'
      ? checkMetrics(raw, catalogue, problems)
      : checkVectorMetrics(raw, problems.length === 0 ? arms : [], catalogue, problems)
  const seeds = parsed.success ? seedList(parsed.data.seeds, problems) : []
  if (parsed.success && problems.length === 0) {
    const { expect, replication, loop } = parsed.data
    const named = { arms: arms.map(({ name }) => name), metrics, generations: loop.generations }
    problems.push(...checkExpectations(expect, { ...named, replication, form: formOf(options) }))
    if (replication !== undefined) problems.push(...checkReplication(replication))
  }
  if (problems.length > 0 || !parsed.success || human === undefined) {
    throw problemsIn(settled, path, problems)
  }

  const { name, description, loop, tokenisation, embeddings, expect, replication } = parsed.data
  const experiment = {
    name,
    description,
    data,
    human,
    seeds,
    generations: loop.generations,
    metrics,
    embeddings,
    arms: onlyArms(arms, options.only),
    keepModels: loop.keep_models,
    probe: loop.probe,
    tokenisation,
    excerpts: loop.excerpts,
    expect,
    replication,
    form: formOf(options),
    expectPlaces: expect.map((_, index) => placeOf(settled, path, ['expect', index])),
    path,
    baseDirectory: dirname(path),
    catalogue,
  }
  return { ...experiment, resolvedYaml: () => resolvedYaml(experiment) }
}

/** What the options say of variants. */
function formOf({ variant, quick }: ParseOptions): Form {
  return { variant, quick }
}

function placeOf({ source, settings, overlays }: Settled, path: string, at: Path): string {
  const problem = { path: originIn(source.value, overlays, at), message: '' }
  return `${placeProblem(problem, source, path, settings).place} ${formatPath(at)}`
}

/** The experiment with arms that know more: what only their families can tell is filled in. */
export function withArms(experiment: Experiment, arms: readonly ResolvedArm[]): Experiment {
  const settled = { ...experiment, arms }
  return { ...settled, resolvedYaml: () => resolvedYaml(settled) }
}

/** A key that JavaScript itself gives a meaning; no part of an experiment is called that. */
function prototypeKey(value: unknown, path: Path): Path | undefined {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = prototypeKey(item, [...path, index])
      if (found !== undefined) return found
    }
  } else if (isRecord(value)) {
    for (const [key, field] of Object.entries(value)) {
      const found = key === '__proto__' ? [...path, key] : prototypeKey(field, [...path, key])
      if (found !== undefined) return found
    }
  }
  return undefined
}

function parseHuman(raw: unknown, world: ZodType, problems: Problem[]): HumanSpec | undefined {
  const value = isRecord(raw) ? raw['human'] : undefined
  // Anything but a mapping was reported with the rest of the file.
  if (!isRecord(value)) return undefined
  if (Object.hasOwn(value, 'world') === Object.hasOwn(value, 'files')) {
    problems.push({
      path: ['human'],
      message: Object.hasOwn(value, 'world')
        ? 'expected either world or files, got both'
        : `expected world or files, got ${Object.keys(value).join(', ') || 'an empty mapping'}`,
      hint: 'human: { world: almanac, documents: 2000 } or human: { files: [my-texts.jsonl], field: text }',
    })
    return undefined
  }
  const schema = Object.hasOwn(value, 'world') ? world : filesSchema
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    const found = explainIssues(parsed.error.issues, shapeOf(schema), value)
    problems.push(...found.map((problem) => ({ ...problem, path: ['human', ...problem.path] })))
    return undefined
  }
  const spec = parsed.data as HumanSpec
  if ('points' in spec || !('world' in spec)) return spec
  const { documents, test_documents: test } = spec as WorldSpec
  return { ...spec, documents, test_documents: test ?? Math.max(100, Math.ceil(documents / 4)) }
}

function seedList(seeds: number | readonly number[], problems: Problem[]): readonly number[] {
  if (typeof seeds === 'number') return Array.from({ length: seeds }, (_, index) => index + 1)
  for (const [index, seed] of seeds.entries()) {
    if (seeds.indexOf(seed) < index) {
      problems.push({ path: ['seeds', index], message: `the seed ${seed} stands twice: the same runs again` })
    }
  }
  return seeds
}

/** The arms that were named by name or slug; all of them where none were. */
export function onlyArms(
  arms: readonly ResolvedArm[],
  only: readonly string[] | undefined,
): readonly ResolvedArm[] {
  if (only === undefined || only.length === 0) return arms
  for (const wanted of only) {
    if (!arms.some(({ name, slug }) => name === wanted || slug === wanted)) {
      const names = arms.map(({ name }) => name)
      throw new BadInputError(`--only ${wanted}: unknown arm: ${suggestion(wanted, names, 'arms')}`)
    }
  }
  return arms.filter(({ name, slug }) => only.includes(name) || only.includes(slug))
}
