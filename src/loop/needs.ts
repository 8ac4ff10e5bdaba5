import type { MixNeeds, PlannedSizes } from '../contracts/recipe.js'
import { BadInputError } from '../errors/index.js'
import type { ArmParts } from './arm-parts.js'

/** What an arm's strategy needs in a generation; what it refuses is said of that arm. */
export function needsOf(
  { arm, strategy }: Pick<ArmParts, 'arm' | 'strategy'>,
  generation: number,
  sizes: PlannedSizes,
): MixNeeds {
  try {
    return strategy.needs(arm.mixing, generation, sizes)
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error
    throw new BadInputError(`arms.${arm.name}: ${error.message}`, error.hint, { cause: error })
  }
}
