import type { Results } from '../../contracts/results.js'
import { halfLifeUnderReplace } from '../theory/half-life.js'
import { type TierSurvival, tierSurvival } from './tier-survival.js'

export interface TierHalfLife extends TierSurvival {
  /** How often human text states a fact of the tier: the middle of its range on a logarithmic scale, its lower end without an upper one. */
  readonly count: number
  /** Half-life that theory expects where each generation learns from the last sample alone. */
  readonly expected: number
}

/** Survival by tier, from the rarest on, beside what theory expects of the tier's frequency under replacement. */
export function halfLifeByFrequency(
  results: Results,
  arm: string,
  confidence: number,
): readonly TierHalfLife[] {
  return (results.tiers ?? []).flatMap(({ name }): TierHalfLife[] => {
    const count = countOf(name)
    if (count === undefined) return []
    return [{ ...tierSurvival(results, arm, name, confidence), count, expected: halfLifeUnderReplace(count) }]
  })
}

/** `2-3` -> 2.45, `64+` -> 64; a tier that is no range of counts (`unseen`) has none. */
function countOf(tier: string): number | undefined {
  const range = /^(\d+)(?:-(\d+)|\+)?$/.exec(tier)
  if (range === null) return undefined
  const low = Number(range[1])
  return range[2] === undefined ? low : Math.sqrt(low * Number(range[2]))
}
