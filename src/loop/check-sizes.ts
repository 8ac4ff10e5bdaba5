import type { Experiment } from '../config/experiment.js'
import type { PlannedSizes } from '../contracts/recipe.js'
import { BadInputError } from '../errors/index.js'
import type { ArmPlan } from './arm-plan.js'
import { needsOf } from './needs.js'

/** Generations of all runs together whose plan is still a matter of seconds. */
const MOST_GENERATIONS = 200_000

/** Refuses an experiment whose plan alone would take minutes. */
export function checkCount({ path, arms, seeds, generations }: Experiment): void {
  const all = arms.length * seeds.length * (generations + 1)
  if (all <= MOST_GENERATIONS) return
  throw new BadInputError(
    `${path}: ${arms.length} arms x ${seeds.length} seeds x ${generations + 1} generations are ${all} generations, expected at most ${MOST_GENERATIONS}`,
    'Lower seeds or loop.generations, or write several experiments.',
  )
}

/** Refuses mixes that take more of a source than it has. */
export function checkSizes(
  plan: ArmPlan,
  sizes: PlannedSizes,
  experiment: Experiment,
  where: string,
  items: 'documents' | 'points',
): void {
  for (let generation = 1; generation <= experiment.generations; generation++) {
    const needs = needsOf(plan, experiment.path, generation, sizes)
    if (needs.human > sizes.human) {
      throw new BadInputError(
        `${where}: generation ${generation} wants ${needs.human} human ${items}, the training split has ${sizes.human}`,
        'Ask for fewer (human.count, loop.budget), give more human data, or set allow_repetition: true.',
      )
    }
    if (needs.lastSample < 0) {
      throw new BadInputError(
        `${where}: the human part (${needs.documents - needs.lastSample} ${items}) is larger than the mix (${needs.documents})`,
        `Ask for fewer human ${items} or set a larger loop.budget.`,
      )
    }
    if (needs.lastSample > sizes.sample) {
      throw new BadInputError(
        `${where}: generation ${generation} wants ${needs.lastSample} ${items} of a sample of ${sizes.sample}`,
        `Set a larger loop.sample.${items}, a smaller loop.budget, or allow_repetition: true.`,
      )
    }
  }
}
