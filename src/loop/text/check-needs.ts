import type { Experiment } from '../../config/experiment.js'
import { BadInputError } from '../../errors/index.js'
import { plannedSizes } from '../arm-plan.js'
import { checkRequirements } from '../check-requirements.js'
import { checkCount, checkSizes } from '../check-sizes.js'
import { freshNeeded } from '../fresh.js'
import type { ArmParts } from './arm-parts.js'
import { bytesOfTexts, checkMemory } from './check-memory.js'
import { checkStages } from './check-stages.js'
import type { HumanData } from './human.js'

/** A token as a number of 32 bits. */
const BYTES_PER_TOKEN = 4

/** Refuses, before any work, arms that ask for more documents than there will be. */
export function checkNeeds(arms: readonly ArmParts[], experiment: Experiment, human: HumanData): void {
  const train = human.train.length
  checkCount(experiment)
  const probe = experiment.probe.tokens
  checkMemory(`${experiment.path}: loop.probe: ${probe} tokens`, probe * BYTES_PER_TOKEN)
  checkHidden(arms, experiment)
  for (const { arm, family, strategy, stages } of arms) {
    const sizes = plannedSizes(arm, train)
    const where = `${experiment.path}: arms.${arm.name}`
    checkRequirements({ arm, strategy }, family.capabilities(arm.model), experiment, where)
    checkStages({ stages }, human, where)
    checkMemory(`${where}: samples of ${sizes.sample} documents`, bytesOfTexts(sizes.sample, human.train))
    if (typeof arm.trainingTokens === 'number') {
      const tokens = arm.trainingTokens
      checkMemory(`${where}: mixes of ${tokens} training tokens`, tokens * BYTES_PER_TOKEN)
    }
    checkSizes({ arm, strategy }, sizes, experiment, where, 'documents')
    const fresh = freshNeeded([{ arm, strategy }], experiment, train)
    if (fresh > human.fresh.length) {
      throw new BadInputError(
        `${where}: draw: fresh takes ${fresh} new human documents over ${experiment.generations} generations, the fresh split has ${human.fresh.length}`,
        'Set human.fresh to at least that many documents, run fewer generations, or use draw: redraw.',
      )
    }
  }
}

/** Metrics that would be undefined in every arm are a mistake, and it is seen before the run. */
function checkHidden(arms: readonly ArmParts[], { metrics, path }: Experiment): void {
  const hidden = metrics.find((id) => id.split('.').includes('hidden'))
  if (hidden === undefined) return
  if (arms.some(({ arm, family }) => family.capabilities(arm.model).embedding === true)) return
  throw new BadInputError(
    `${path}: metrics: ${hidden} asks for hidden states, and no arm has a model with such`,
    `Models of the family transformer have them. Hashed vectors need no model: ${hidden.replace('hidden', 'hashed')}.`,
  )
}
