import type { VectorBatch } from '../../contracts/batch.js'
import type { Decoding } from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import type { TransitionsState } from '../../contracts/state.js'
import type { VectorModel, VectorSampleRequest } from '../../contracts/vectors.js'
import { SequenceSampler } from '../../random/sequences.js'
import { ChainStreams } from '../../random/stream.js'
import { StateDecoder } from '../states/decoder.js'
import { syntheticBatch } from '../synthetic-batch.js'
import { rowAfter } from './rows.js'
import { meanLogProbabilities } from './mean-log-probability.js'

/** Markov chains of tokens, one of each chain, to be drawn from and scored by. */
export class MarkovChainModel implements VectorModel {
  readonly state: TransitionsState
  readonly notes: readonly string[]

  constructor(state: TransitionsState, notes: readonly string[]) {
    this.state = state
    this.notes = notes
  }

  /** Decoding applies to the first token and to every row. */
  sample({ count }: VectorSampleRequest, decoding: Decoding, rng: Rng): VectorBatch {
    const { chains, states, length, initial } = this.state
    const values = new Float64Array(chains * count * length)
    const streams = new ChainStreams(rng)
    const decoder = new StateDecoder(decoding)
    const sampler = new SequenceSampler(states, length)
    for (let chain = 0; chain < chains; chain++) {
      sampler.prepare(decoder.weights(initial.subarray(chain * states, (chain + 1) * states)), (token) => {
        const row = rowAfter(this.state, chain, token)
        return row && decoder.weights(row)
      })
      sampler.fill(streams.of(chain), values, chain * count, (chain + 1) * count)
    }
    return syntheticBatch(values, { chains, dimension: length }, count)
  }

  meanLogDensity(items: VectorBatch): Float64Array {
    return meanLogProbabilities(this.state, items)
  }
}
