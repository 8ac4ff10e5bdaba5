import type { Results } from '../../contracts/results.js'
import { jackknifeInterval } from '../../numerics/jackknife.js'
import { medianSurvival, productLimit } from './product-limit.js'
import { type SeedLife, seedLives, stepsOf } from './seed-lives.js'

export interface SurvivalEstimate {
  readonly generation: number
  readonly survival: number
  /** From the spread over seeds; absent with one. */
  readonly low: number | undefined
  readonly high: number | undefined
}

export interface TierSurvival {
  readonly arm: string
  /** Tier, `rare` or `all`. */
  readonly group: string
  readonly seeds: number
  /** Facts at risk at generation 0, mean over seeds. */
  readonly facts: number
  readonly curve: readonly SurvivalEstimate[]
  /** Generation at which half of the facts are extinct; absent where more than half live at the end. */
  readonly halfLife:
    | { readonly value: number; readonly low: number | undefined; readonly high: number | undefined }
    | undefined
  /** Largest share of the facts of a run that came back after they were gone: above 0 the curve is an upper bound. */
  readonly revived: number
  /** Why there is no curve or half-life, and whether facts came back. */
  readonly reason: string
}

/**
 * Kaplan-Meier curves of the facts of a group by arm, from `facts.extinct`. Facts of one run depend on each other, so
 * Greenwood's formula would be far too narrow: intervals leave out one seed at a time (jackknife).
 */
export function tierSurvival(results: Results, arm: string, group: string, confidence: number): TierSurvival {
  const lives = seedLives(results.rows, arm, group)
  const curve = productLimit(stepsOf(lives))
  const halfLife = medianSurvival(curve)
  const interval = (of: (some: readonly SeedLife[]) => number | undefined) =>
    jackknifeInterval(lives, of, confidence)
  const halfInterval = interval((some) => medianSurvival(productLimit(stepsOf(some))))
  return {
    arm,
    group,
    seeds: lives.length,
    facts: lives.reduce((sum, { start }) => sum + start, 0) / Math.max(1, lives.length),
    curve: curve.map(({ time, survival }, at) => {
      const around = interval((some) => productLimit(stepsOf(some))[at]?.survival)
      return {
        generation: time,
        survival,
        low: around && Math.max(0, around.low),
        high: around && Math.min(1, around.high),
      }
    }),
    halfLife:
      halfLife === undefined
        ? undefined
        : { value: halfLife, low: halfInterval?.low, high: halfInterval?.high },
    revived: Math.max(0, ...lives.map((life) => life.revived)),
    reason: reasonOf(lives, halfLife),
  }
}

function reasonOf(lives: readonly SeedLife[], halfLife: number | undefined): string {
  if (lives.length === 0)
    return 'facts.extinct was not measured, or no fact of the group was alive at generation 0'
  const parts: string[] = []
  if (halfLife === undefined) parts.push('more than half of the facts live at the end')
  if (lives.length === 1) parts.push('one seed: no interval')
  const revived = Math.max(...lives.map((life) => life.revived))
  if (revived > 0) {
    parts.push(`up to ${(100 * revived).toFixed(1)}% of the facts came back: the curve is an upper bound`)
  }
  return parts.join('; ')
}
