import type { VectorBatch } from '../../contracts/batch.js'
import type { Decoding } from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import type { StatesState } from '../../contracts/state.js'
import type { VectorModel, VectorSampleRequest } from '../../contracts/vectors.js'
import { DiscreteSampler } from '../../random/discrete.js'
import { ChainStreams } from '../../random/stream.js'
import { syntheticBatch } from '../synthetic-batch.js'
import { StateDecoder } from './decoder.js'
import { meanLogProbabilities } from './mean-log-probability.js'

/** Distributions over states, one of each chain, to be drawn from and scored by. */
export class StatesModel implements VectorModel {
  readonly state: StatesState
  readonly notes: readonly string[]

  constructor(state: StatesState, notes: readonly string[]) {
    this.state = state
    this.notes = notes
  }

  sample({ count }: VectorSampleRequest, decoding: Decoding, rng: Rng): VectorBatch {
    const { chains, states, probabilities } = this.state
    const values = new Float64Array(chains * count)
    const streams = new ChainStreams(rng)
    const decoder = new StateDecoder(decoding)
    const sampler = new DiscreteSampler()
    for (let chain = 0; chain < chains; chain++) {
      sampler.prepare(decoder.weights(probabilities.subarray(chain * states, (chain + 1) * states)))
      sampler.fill(streams.of(chain), values, chain * count, (chain + 1) * count)
    }
    return syntheticBatch(values, { chains, dimension: 1 }, count)
  }

  meanLogDensity(items: VectorBatch): Float64Array {
    return meanLogProbabilities(this.state, items)
  }
}
