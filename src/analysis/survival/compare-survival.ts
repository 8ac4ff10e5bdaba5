import type { Results } from '../../contracts/results.js'
import type { Rng } from '../../contracts/rng.js'
import { type SignFlip, signFlip } from '../paired/sign-flip.js'
import { type PairedDifference, pairedDifference } from '../paired-difference.js'
import { productLimit, restrictedMean } from './product-limit.js'
import { seedLives, stepsOf } from './seed-lives.js'

export interface SurvivalComparison {
  /** Generations over which the lives are compared: those that all seeds of both arms have. */
  readonly generations: number
  /** Mean generations that a fact of the arm lived, less those in the other arm; paired by seed. */
  readonly difference: PairedDifference
  /** Permutation of whole seeds: the arms of a seed are swapped or not; undefined where nothing differs. */
  readonly permutation: SignFlip | undefined
}

/**
 * Whether facts live longer in one arm than in another. The statistic of a seed is the area between its two survival
 * curves; the test swaps the arms of whole seeds, since facts of one run are dependent and cannot be permuted one by
 * one.
 */
export function compareSurvival(
  results: Results,
  arm: string,
  other: string,
  group: string,
  confidence: number,
  rng: Rng,
): SurvivalComparison {
  const [own, others] = [arm, other].map((name) => seedLives(results.rows, name, group))
  const lengths = [...own, ...others].map(({ alive }) => alive.length)
  const generations = lengths.length === 0 ? 0 : Math.min(...lengths)
  const lived = (lives: typeof own) =>
    new Map(lives.map((life) => [life.seed, restrictedMean(productLimit(stepsOf([life])), generations)]))
  const [left, right] = [lived(own), lived(others)]
  const differences = [...left].flatMap(([seed, value]) => {
    const against = right.get(seed)
    return against === undefined ? [] : [value - against]
  })
  return {
    generations,
    difference: pairedDifference(left, right, confidence),
    permutation: signFlip(differences, rng),
  }
}
