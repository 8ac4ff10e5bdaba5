import { plural } from './words.js'
import type { ArmVerdict, Verdict } from './verdict.js'

/** First and last of several generations: a failed run ends, and is compared, where it still was. */
export interface GenerationRange {
  readonly first: number
  readonly last: number
}

/** The generations really compared, of the arms that have a result beside the reference. */
export function comparedGenerations(
  verdict: Verdict,
  arms: readonly ArmVerdict[] = verdict.arms,
): GenerationRange {
  const judged = arms.filter(({ outcome }) => outcome !== 'reference' && outcome !== 'no result')
  const generations = judged.map(({ generation }) => generation)
  if (generations.length === 0) return { first: verdict.lastGeneration, last: verdict.lastGeneration }
  return generationRange(generations)
}

export function generationRange(generations: readonly number[]): GenerationRange {
  return { first: Math.min(...generations), last: Math.max(...generations) }
}

/** "10 generations", "4 to 10 generations". */
export function describeGenerations({ first, last }: GenerationRange): string {
  if (first !== last) return `${first} to ${last} generations`
  return plural(last, 'generation')
}

/** "generation 10", "generations 4 to 10". */
export function nameGenerations({ first, last }: GenerationRange): string {
  return first === last ? `generation ${last}` : `generations ${first} to ${last}`
}
