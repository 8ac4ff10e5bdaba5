import type { Gpt2Config } from '../../src/models/transformer/gpt2-config.js'

/** What is timed: training steps on full batches, or drawing 64 sequences of a full context. */
export type Task = 'train' | 'sample'

export interface Preset extends Gpt2Config {
  readonly name: string
  /** Sequences of a training step. */
  readonly batch: number
  /** How often a worker repeats the task in each round. */
  readonly repetitions: Readonly<Record<Task, number>>
}

export const presets: readonly Preset[] = [
  {
    name: 'micro',
    vocabulary: 512,
    context: 128,
    width: 128,
    layers: 4,
    heads: 4,
    batch: 16,
    repetitions: { train: 5, sample: 1 },
  },
  {
    name: 'mini',
    vocabulary: 2048,
    context: 128,
    width: 256,
    layers: 6,
    heads: 8,
    batch: 16,
    repetitions: { train: 1, sample: 1 },
  },
]
