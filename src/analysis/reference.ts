import type { ArmInfo, Results } from '../contracts/results.js'
import { BadInputError } from '../errors/index.js'
import { suggestion } from '../data/suggest.js'
import { capitalised, listed } from './words.js'

/** What arms are compared with: another arm of the same seed, or, without a control, their own generation 0. */
export type Reference = { readonly kind: 'arm'; readonly arm: string } | { readonly kind: 'generation-0' }

/**
 * The reference asked for; else the control: the arm called `control`, else the first of strategy `human-only`,
 * else generation 0 of each arm itself.
 */
export function chooseReference(results: Results, asked?: string): Reference {
  if (asked !== undefined) {
    if (results.arms.some((arm) => arm.name === asked)) return { kind: 'arm', arm: asked }
    const known = suggestion(
      asked,
      results.arms.map((arm) => arm.name),
      'arms with results',
    )
    throw new BadInputError(`There is no arm "${asked}" to compare with`, capitalised(known))
  }
  const control =
    results.arms.find((arm) => arm.name === 'control' && arm.humanOnly) ??
    results.arms.find((arm) => arm.strategy === 'human-only')
  return control === undefined ? { kind: 'generation-0' } : { kind: 'arm', arm: control.name }
}

/** What one arm is compared with: the arm it names itself, unless that has no results, else what all are. */
export function referenceOf(results: Results, arm: ArmInfo, general: Reference): Reference {
  const own = arm.reference
  return own !== undefined && results.arms.some(({ name }) => name === own)
    ? { kind: 'arm', arm: own }
    : general
}

/** The reference as words in a sentence: "the control". */
export function describeReference(reference: Reference): string {
  if (reference.kind === 'generation-0') return 'its own generation 0'
  return reference.arm === 'control' ? 'the control' : reference.arm
}

interface Compared {
  readonly reference: Reference
  readonly arms: readonly { readonly arm: ArmInfo; readonly reference: Reference }[]
}

/** What the arms are compared with, as words for all of them: "the control", or "the reference" where they differ. */
export function describeReferences(verdict: Compared): string {
  return ownReferences(verdict).length === 0 ? describeReference(verdict.reference) : 'the reference'
}

/** Says which arms are compared with another arm than the rest; undefined where there are none. */
export function explainReferences(verdict: Compared): string | undefined {
  const own = ownReferences(verdict)
  if (own.length === 0) return undefined
  const pairs = own.map(({ arm, reference }) => `${arm.name} with ${describeReference(reference)}`)
  return `Compared with an arm of their own: ${listed(pairs)}; the others with ${describeReference(verdict.reference)}.`
}

function ownReferences({ reference: general, arms }: Compared): Compared['arms'] {
  const nameOf = (reference: Reference) => (reference.kind === 'arm' ? reference.arm : '')
  return arms.filter(({ reference }) => nameOf(reference) !== nameOf(general))
}
