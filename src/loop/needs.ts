import type { MixNeeds, PlannedSizes } from '../contracts/recipe.js'
import { atPlace, BadInputError } from '../errors/index.js'
import type { ArmPlan } from './arm-plan.js'

/** What an arm's strategy will need in a generation. Where the strategy refuses, the message names the arm. */
export function needsOf(
  { arm, strategy }: ArmPlan,
  experimentPath: string,
  generation: number,
  sizes: PlannedSizes,
): MixNeeds {
  try {
    return checked(strategy.needs(arm.mixing, generation, sizes), arm.mixing.strategy)
  } catch (error) {
    // A strategy knows its options, not where they stand.
    throw atPlace(error, `${experimentPath}: arms.${arm.name}`)
  }
}

/** Without this, sums of them would be NaN, which is below every limit. */
function checked(needs: MixNeeds, strategy: string): MixNeeds {
  for (const name of ['documents', 'human', 'fresh', 'lastSample'] as const) {
    const value: unknown = (needs as MixNeeds | undefined)?.[name]
    if (typeof value === 'number' && Number.isFinite(value)) continue
    throw new BadInputError(
      `strategy ${strategy}: needs gave ${String(value)} as ${name}, expected a number of documents`,
      'needs returns { documents, human, fresh, lastSample }.',
    )
  }
  return needs
}
