import type { LinearState } from '../../contracts/state.js'
import type { VectorWorld } from '../../contracts/vectors.js'
import { BadInputError } from '../../errors/index.js'

/** The truth of a world whose items are inputs with targets of this task; a BadInputError where it is another. */
export function linearTruth(world: VectorWorld, family: string, task: LinearState['task']): LinearState {
  const { truth } = world
  if (truth.kind === 'linear' && truth.task === task) return truth
  const [made, use] = task === 'regression' ? ['targets', 'regression'] : ['labels', 'classes']
  throw new BadInputError(
    `family ${family} needs inputs with ${made}, and world ${world.name} gives none`,
    `Use world ${use}, or another family.`,
  )
}
