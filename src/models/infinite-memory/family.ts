import { statesFamily } from '../states/family.js'
import { stateFrequencies } from '../states/frequencies.js'
import { forget } from './forget.js'
import type { InfiniteMemoryOptions } from './options.js'

/**
 * Hutter's infinite-memory model (arXiv 2102.04074), as Dohmatob et al. use it (A Tale of Tails, arXiv 2402.07043): it
 * answers rightly about every state that it has seen, and errs on every other. Its error is therefore the truth's mass
 * of the states that have probability 0 here: after T items drawn from q, sum_i p_i (1 - q_i)^T (their eq. 9). What it
 * writes has the frequencies of what it remembers.
 *
 * `memory` keeps the k most frequent states alone, which cuts the tail as in their Theorem 2.1.
 */
export const infiniteMemory = statesFamily<InfiniteMemoryOptions>(
  'infinite-memory',
  1,
  (batch, states, { memory = states }) => {
    const probabilities = stateFrequencies(batch, states)
    const forgotten = forget(probabilities, states, memory)
    if (forgotten === 0) return { probabilities }
    const share = `${Number((100 * forgotten).toPrecision(2))}%`
    return {
      probabilities,
      notes: [`${share} of the mix was in states beyond the first ${memory}: forgotten`],
    }
  },
)
