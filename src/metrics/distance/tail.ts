import type { Measured, MetricContext } from '../../contracts/metric.js'
import { sorted } from '../../numerics/distribution-distance.js'
import { type Scored, scoreView } from '../loss/scored.js'
import { oncePer } from '../once.js'
import { belowMinimum, undefinedBecause } from '../text-metric.js'
import { ofHuman } from './human-text.js'

/** What a tail is made of, and how much held-out human text has a hundredth of it. */
export interface TailUnit {
  readonly name: 'tokens' | 'documents'
  readonly minimum: { readonly tokens: number } | { readonly documents: number }
  readonly losses: (scored: Scored) => ArrayLike<number> & object
}

export const tailUnits: readonly TailUnit[] = [
  { name: 'tokens', minimum: { tokens: 100 }, losses: ({ tokenLoss }) => tokenLoss },
  { name: 'documents', minimum: { documents: 100 }, losses: ({ documentLoss }) => documentLoss },
]

/**
 * The loss above which generation 0 finds the hardest hundredth of held-out human tokens or documents, or why there is
 * none.
 */
export async function humanTail(
  { name, minimum, losses }: TailUnit,
  { test, generationZero }: MetricContext,
): Promise<number | Measured> {
  const small = ofHuman('test', belowMinimum(minimum, test))
  if (small) return small
  const scored = await scoreView(await generationZero(), test)
  if (scored.kind !== 'mass') return undefinedBecause('the model gives densities, not probabilities')
  const start = tailStart(losses(scored))
  if (start < Number.POSITIVE_INFINITY) return start
  return undefinedBecause(
    `generation 0 gives more than 1% of the ${name} of the human test split no probability`,
  )
}

/**
 * The smallest of the losses that at most one in a hundred of them exceeds.
 *
 * @example
 * tailStart([1, 2, .., 200]) // 198
 */
export const tailStart: (losses: ArrayLike<number> & object) => number = oncePer((losses) => {
  const ascending = sorted(losses)
  return ascending[ascending.length - 1 - Math.floor(ascending.length / 100)]
})

/** Share of losses above a number. */
export function shareAbove(losses: ArrayLike<number>, start: number): number {
  let above = 0
  for (let at = 0; at < losses.length; at++) if (losses[at] > start) above++
  return above / losses.length
}
