import { statesFamily } from '../states/family.js'
import { stateFrequencies } from '../states/frequencies.js'
import type { CategoricalOptions } from './options.js'

/**
 * A multinomial over K states, K being that of the world: p(i) = (c_i + k) / (n + K k) of counts (or weights) c_i that
 * add up to n, with the pseudo-count k = `smoothing`.
 *
 * Refitted to n draws from itself without smoothing, the sum of squares of its probabilities grows as
 * S_t = 1 - (1 - 1/n)^t (1 - S_0) (Seddik et al., arXiv 2404.05090, eq. 6): it ends in one state, in each with the
 * probability that the state had at first.
 */
export const categorical = statesFamily<CategoricalOptions>(
  'categorical',
  1,
  (batch, states, { smoothing }) => ({ probabilities: stateFrequencies(batch, states, smoothing) }),
)
