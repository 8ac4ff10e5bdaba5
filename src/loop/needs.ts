import type { MixNeeds, PlannedSizes } from '../contracts/recipe.js'
import { BadInputError } from '../errors/index.js'
import type { ArmParts } from './arm-parts.js'

/** What an arm's strategy will need in a generation. Where the strategy refuses, the message names the arm. */
export function needsOf(
  { arm, strategy }: Pick<ArmParts, 'arm' | 'strategy'>,
  experimentPath: string,
  generation: number,
  sizes: PlannedSizes,
): MixNeeds {
  try {
    return strategy.needs(arm.mixing, generation, sizes)
  } catch (error) {
    // A strategy knows its options, not where they stand.
    if (!(error instanceof BadInputError)) throw error
    throw new BadInputError(`${experimentPath}: arms.${arm.name}: ${error.message}`, error.hint, {
      cause: error,
    })
  }
}
