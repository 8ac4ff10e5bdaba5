import type { UserModule } from '../../contracts/module.js'
import type { StateKind } from '../../contracts/state.js'
import { BadInputError } from '../../errors/index.js'

type Members = Readonly<Record<string, 'string' | 'version' | 'function' | 'list'>>

/** What a module can give, and what an object of that kind must have. */
const MEMBERS = {
  family: { name: 'string', version: 'version', capabilities: 'function', fit: 'function', load: 'function' },
  strategy: {
    name: 'string',
    version: 'version',
    describe: 'function',
    compose: 'function',
    needs: 'function',
  },
  world: { name: 'string', version: 'version', create: 'function' },
  stage: { name: 'string', version: 'version', apply: 'function' },
  metrics: {
    id: 'string',
    version: 'version',
    label: 'string',
    unit: 'string',
    format: 'string',
    better: 'string',
    needs: 'list',
    definition: 'string',
    measure: 'function',
  },
} as const satisfies Partial<Record<keyof UserModule, Members>>

export type ModuleKind = keyof typeof MEMBERS

const { needs: _, ...OF_ANY_METRIC } = MEMBERS.metrics

/** The same of parts of numbers. */
const VECTOR_MEMBERS: Readonly<Record<ModuleKind, Members>> = {
  ...MEMBERS,
  family: {
    name: 'string',
    version: 'version',
    capabilities: 'function',
    fit: 'function',
    restore: 'function',
  },
  stage: { name: 'string', version: 'version', weigh: 'function' },
  metrics: { ...OF_ANY_METRIC, kinds: 'list' },
}

const STATES: readonly StateKind[] = ['states', 'normal', 'mixture', 'kernel', 'linear', 'transitions']

/** Whether a part, or a metric, says that it is one of numbers. */
export function isOfVectors<Part extends object>(
  part: Part,
): part is Extract<Part, { readonly data: 'vectors' }> {
  return 'data' in part && part.data === 'vectors'
}

/** Refuses a part of a module, or one of its metrics, that lacks something. */
export function checkPart(exported: Readonly<Record<string, unknown>>, kind: ModuleKind, path: string): void {
  const part = exported[kind]
  const parts: readonly unknown[] = Array.isArray(part) ? part : [part]
  for (const one of parts) checkMembers(one, kind, path)
  const ofVectors = (parts as readonly object[]).filter(isOfVectors).length
  if (ofVectors > 0 && ofVectors < parts.length) {
    throw new BadInputError(
      `${path}: some metrics are of numbers (data: 'vectors') and some of text`,
      'Write two modules.',
    )
  }
  const state = exported['state'] as StateKind
  if (kind === 'family' && ofVectors > 0 && !STATES.includes(state)) {
    throw new BadInputError(
      `${path}: expected state to be the kind of the models' states, got ${state === undefined ? 'nothing' : JSON.stringify(state)}`,
      `Write: export const state = 'normal'. Kinds: ${STATES.join(', ')}.`,
    )
  }
}

function checkMembers(part: unknown, kind: ModuleKind, path: string): void {
  if (typeof part !== 'object' || part === null || Object.getPrototypeOf(part) !== Object.prototype) {
    throw new BadInputError(`${path}: expected ${kind} to be a plain object`)
  }
  const members = (isOfVectors(part) ? VECTOR_MEMBERS : MEMBERS)[kind]
  for (const [name, wanted] of Object.entries(members)) {
    const value = (part as Readonly<Record<string, unknown>>)[name]
    if (!isOf(wanted, value)) {
      const expected = wanted === 'version' ? 'a number or string' : `a ${wanted}`
      throw new BadInputError(
        `${path}: ${kind}: expected ${name} to be ${expected}, got ${value === undefined ? 'nothing' : typeof value}`,
        `A ${kind === 'metrics' ? 'metric' : kind} has ${Object.keys(members).join(', ')}. docs/your-own-parts.md shows one of each.`,
      )
    }
  }
}

function isOf(wanted: Members[string], value: unknown): boolean {
  if (wanted === 'version') return typeof value === 'number' || typeof value === 'string'
  return wanted === 'list' ? Array.isArray(value) : typeof value === wanted
}
