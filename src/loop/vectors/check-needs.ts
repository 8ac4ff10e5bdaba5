import type { Experiment, VectorSpec } from '../../config/experiment.js'
import type { VectorWorld } from '../../contracts/vectors.js'
import { BadInputError } from '../../errors/index.js'
import { plannedSizes } from '../arm-plan.js'
import { checkRequirements } from '../check-requirements.js'
import { checkCount, checkSizes } from '../check-sizes.js'
import { needsOf } from '../needs.js'
import type { VectorArmParts } from './arm-parts.js'
import { checkVectorMemory } from './check-memory.js'

/** Refuses, before any work, arms that ask for more items than there will be. */
export function checkVectorNeeds(
  arms: readonly VectorArmParts[],
  experiment: Experiment,
  world: VectorWorld,
): void {
  checkCount(experiment)
  const human = experiment.human as VectorSpec
  const { points } = human
  for (const { arm, family, strategy, stages } of arms) {
    const where = `${experiment.path}: arms.${arm.name}`
    const can = { ...family.capabilities(arm.model), editing: false }
    checkRequirements({ arm, strategy }, can, experiment, where)
    if (stages.length > 0 && !can.lossWeights) {
      throw new BadInputError(
        `${where}: curation of numbers weighs items, and models of the family ${family.name} take no weights`,
        'Leave curation out, or choose another family.',
      )
    }
    const sizes = plannedSizes(arm, points)
    const { sample } = sizes
    if (family.capabilities(arm.model).relabels === 'train' && sample !== points) {
      throw new BadInputError(
        `${where}: models of this family label the inputs of the training split again, which has ${points} points, but loop.sample.points is ${sample}`,
        'Leave loop.sample.points out, or let the family label new inputs (model.design: new).',
      )
    }
    checkSizes({ arm, strategy }, sizes, experiment, where, 'points')
    const mixes = Array.from(
      { length: experiment.generations },
      (_, at) => needsOf({ arm, strategy }, experiment.path, at + 1, sizes).documents,
    )
    checkVectorMemory({ ...sizes, mix: Math.max(...mixes) }, human, world.dimension, where)
  }
}
