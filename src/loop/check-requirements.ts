import { CONTROL, type Experiment } from '../config/experiment.js'
import type { FamilyCapabilities } from '../contracts/model.js'
import { suggestion } from '../data/suggest.js'
import { BadInputError } from '../errors/index.js'
import type { ArmPlan } from './arm-plan.js'

/** What a strategy cannot do without: a property of the family, a control with a metric. */
export function checkRequirements(
  { arm, strategy }: ArmPlan,
  can: Pick<FamilyCapabilities, 'lossWeights' | 'editing'>,
  { arms, metrics }: Experiment,
  where: string,
): void {
  const { lossWeights, editing, controlMetric } = strategy.requires?.(arm.mixing) ?? {}
  if (lossWeights && !can.lossWeights) {
    throw new BadInputError(
      `${where}: strategy ${strategy.name} weighs documents in the loss, family ${arm.model.family} as configured takes no loss weights`,
      'Weigh by resampling instead, or choose another family or smoothing.',
    )
  }
  if (editing && !can.editing) {
    throw new BadInputError(
      `${where}: strategy ${strategy.name} edits texts, models of family ${arm.model.family} cannot`,
      'Choose another strategy or family.',
    )
  }
  if (controlMetric === undefined) return
  if (!arms.some(({ name }) => name === CONTROL) || arm.name === CONTROL) {
    throw new BadInputError(
      `${where}: strategy ${strategy.name} compares with the arm "control", which this experiment does not have`,
      'Set control: true.',
    )
  }
  const id = controlMetric.replace(/\/[^/]*$/, '')
  if (!metrics.includes(id) && !metrics.includes(controlMetric)) {
    throw new BadInputError(
      `${where}: strategy ${strategy.name} watches ${controlMetric}, which is not measured: ${suggestion(id, metrics, 'metrics')}`,
      'Add it to metrics, or watch another one.',
    )
  }
}
