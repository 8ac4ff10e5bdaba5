import type { Results } from '../contracts/results.js'
import { BadInputError } from '../errors/index.js'

/** What arms are compared with: another arm of the same seed, or, without a control, their own generation 0. */
export type Reference = { readonly kind: 'arm'; readonly arm: string } | { readonly kind: 'generation-0' }

/**
 * The reference asked for; else the control: the arm called `control`, else the first of strategy `human-only`,
 * else generation 0 of each arm itself.
 */
export function chooseReference(results: Results, asked?: string): Reference {
  if (asked !== undefined) {
    if (results.arms.some((arm) => arm.name === asked)) return { kind: 'arm', arm: asked }
    const known = results.arms.map((arm) => arm.name).join(', ')
    throw new BadInputError(`There is no arm "${asked}" to compare with`, `Arms of this experiment: ${known}`)
  }
  const control =
    results.arms.find((arm) => arm.name === 'control' && arm.humanOnly) ??
    results.arms.find((arm) => arm.strategy === 'human-only')
  return control === undefined ? { kind: 'generation-0' } : { kind: 'arm', arm: control.name }
}

/** The reference as words in a sentence: "the control". */
export function describeReference(reference: Reference): string {
  if (reference.kind === 'generation-0') return 'its own generation 0'
  return reference.arm === 'control' ? 'the control' : reference.arm
}
