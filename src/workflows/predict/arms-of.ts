import { plannedSizes } from '../../loop/arm-plan.js'
import type { Prepared } from '../prepare.js'
import type { ArmToPredict } from './prediction.js'

/** The chosen arms of an experiment; `human`: items of its training split, the default of other sizes. */
export function armsOf({ session, chosen }: Prepared, human: number): ArmToPredict[] {
  return session.arms
    .filter(({ arm }) => chosen.has(arm.name))
    .map(({ arm, strategy }) => ({
      name: arm.name,
      strategy,
      mixing: arm.mixing,
      sample: plannedSizes(arm, human).sample,
      budget: plannedSizes(arm, human).budget,
      decoding: { ...arm.sample.decoding },
      curation: arm.curation,
      trainingTokens: arm.trainingTokens,
      modelFails: undefined,
    }))
}
