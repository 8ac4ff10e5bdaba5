import type { ResolvedArm } from '../config/experiment.js'
import type { PlannedSizes, Strategy } from '../contracts/recipe.js'

/** What an arm does, whatever it does it to. */
export interface ArmPlan {
  readonly arm: ResolvedArm
  readonly strategy: Strategy
}

/** Items of an arm's mixes and samples where the training split has `human`: what the arm leaves open is as large as that. */
export function plannedSizes({ budget, sample }: ResolvedArm, human: number): PlannedSizes {
  return { budget: budget ?? human, human, sample: sample.documents ?? human }
}
