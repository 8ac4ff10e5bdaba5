import { type Experiment, trainSizeOf } from '../config/experiment.js'
import { type ArmPlan, plannedSizes } from './arm-plan.js'
import { needsOf } from './needs.js'

/**
 * Fresh human documents that the hungriest arm takes over all generations. Known before a run for human data
 * whose training split has a known size; files give sizes only once they are read, and are checked then.
 */
export function freshNeeded(arms: readonly ArmPlan[], experiment: Experiment, trainSize?: number): number {
  const human = trainSize ?? trainSizeOf(experiment.human)
  if (human === undefined) return 0
  let most = 0
  for (const parts of arms) {
    const sizes = plannedSizes(parts.arm, human)
    let needed = 0
    for (let generation = 1; generation <= experiment.generations; generation++) {
      needed += needsOf(parts, experiment.path, generation, sizes).fresh
    }
    most = Math.max(most, needed)
  }
  return most
}
