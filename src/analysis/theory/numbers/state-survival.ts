import { binomialProbabilities } from '../../../numerics/binomial.js'
import { noneIn } from '../distribution.js'
import { survivalFromCounts, wrightFisher } from '../wright-fisher.js'
import type { NumberLoop } from './number-loop.js'

/** Operations that take about a second. */
const AFFORDABLE = 300_000_000

export interface StateSurvival {
  readonly law: string
  /** Probability that a state is still there in a generation. */
  stateAlive(state: number, generation: number): number
}

/**
 * The exact survival of every state: of replace and of a mix with new human points by the law of its count
 * (Wright-Fisher), of accumulate because nothing is ever lost. Undefined for other loops, and where the matrices are
 * large.
 */
export function stateSurvival(
  truth: Float64Array,
  { strategy, points, human, draw }: NumberLoop,
  generations: number,
): StateSurvival | undefined {
  if (strategy === 'accumulate') {
    return {
      law: 'discrete.accumulate.surviving_states',
      stateAlive: (state) => 1 - noneIn(points, truth[state]),
    }
  }
  const law = 'Wright-Fisher'
  if (strategy === 'replace' || (strategy === 'mix' && human === 0)) {
    if (points * points * generations > AFFORDABLE) return undefined
    const fromCount = survivalFromCounts(points, generations)
    const first = perProbability(truth, (p) => binomialProbabilities(points, p))
    return {
      law,
      stateAlive: (state, generation) =>
        first(state).reduce((sum, weight, count) => sum + weight * fromCount[generation][count], 0),
    }
  }
  if (strategy !== 'mix' || draw !== 'fresh') return undefined
  const kinds = new Set(truth).size
  if (kinds * points * points * generations > AFFORDABLE) return undefined
  const counts = perProbability(truth, (frequency) => wrightFisher({ points, human, frequency }, generations))
  return { law, stateAlive: (state, generation) => 1 - counts(state)[generation][0] }
}

/** States of one probability share their law. */
function perProbability<Law>(truth: Float64Array, lawOf: (p: number) => Law): (state: number) => Law {
  const known = new Map<number, Law>()
  return (state) => {
    const found = known.get(truth[state]) ?? lawOf(truth[state])
    known.set(truth[state], found)
    return found
  }
}
