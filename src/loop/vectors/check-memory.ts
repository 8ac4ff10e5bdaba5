import { totalmem } from 'node:os'
import type { VectorSpec } from '../../config/experiment.js'
import { EnvironmentError } from '../../errors/index.js'

const BYTES = 8

/** Items of each chain that are in memory at once. */
export interface HeldItems {
  readonly human: number
  readonly sample: number
  /** Of the largest mix of all generations. */
  readonly mix: number
}

/**
 * Refuses, before any work, what certainly does not fit into the machine's memory: the human data, the largest mix and
 * one sample of all chains, of so many numbers an item. What passes may still be too much.
 */
export function checkVectorMemory(
  { human, sample, mix }: HeldItems,
  { chains, points }: Pick<VectorSpec, 'chains' | 'points'>,
  numbers: number,
  where: string,
): void {
  const bytes = BYTES * numbers * chains * (human + sample + mix)
  const memory = totalmem()
  if (bytes <= memory) return
  const mixed = mix > points ? ` and mixes of up to ${mix}` : ''
  throw new EnvironmentError(
    `${where}: ${chains} chains of ${points} points${mixed} take at least ${(bytes / 1e9).toFixed(1)} GB of memory, this machine has ${(memory / 1e9).toFixed(1)} GB`,
    'Lower human.chains (more seeds give as many chains one after another), human.points or, where mixes grow, loop.generations.',
  )
}
