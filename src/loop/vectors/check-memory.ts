import { totalmem } from 'node:os'
import type { Experiment, ResolvedArm, VectorSpec } from '../../config/experiment.js'
import type { PlannedSizes } from '../../contracts/recipe.js'
import { EnvironmentError } from '../../errors/index.js'

const BYTES = 8

/**
 * Refuses, before any work, what certainly does not fit into the machine's memory: the human data, one mix and one
 * sample of all chains, at one number an item. What passes may still be too much.
 */
export function checkVectorMemory(
  arm: ResolvedArm,
  { human, sample, budget }: PlannedSizes,
  { human: spec }: Experiment,
  where: string,
): void {
  const { chains, dimension } = spec as VectorSpec & { readonly dimension?: unknown }
  const numbers = typeof dimension === 'number' ? dimension : 1
  const bytes = BYTES * numbers * chains * (human + sample + (arm.budget === undefined ? human : budget))
  const memory = totalmem()
  if (bytes <= memory) return
  throw new EnvironmentError(
    `${where}: ${chains} chains of ${human} points take at least ${(bytes / 1e9).toFixed(1)} GB of memory, this machine has ${(memory / 1e9).toFixed(1)} GB`,
    'Lower human.chains (more seeds give as many chains one after another) or points.',
  )
}
