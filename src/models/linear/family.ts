import type { VectorBatch } from '../../contracts/batch.js'
import type { LinearState } from '../../contracts/state.js'
import type { VectorFamily, VectorModel, VectorWorld } from '../../contracts/vectors.js'
import { checkItemWeights } from '../item-weights.js'
import { refuseDecoding } from '../refuse-decoding.js'
import { linearTruth } from './truth.js'

/** What tells one family of linear models from another. */
export interface LinearKind<Options extends { readonly design: 'fixed' | 'new' }> {
  readonly name: string
  readonly task: LinearState['task']
  /** What there is in place of rules of decoding. */
  readonly insteadOfDecoding: string
  estimate(batch: VectorBatch, options: Options, world: VectorWorld): LinearEstimate
  model(state: LinearState, options: Options, notes?: readonly string[]): VectorModel
}

/** Coefficients [chains, dimension], the noise of targets, and what the fit had to decide. */
export interface LinearEstimate {
  readonly coefficients: Float64Array
  readonly noise: number
  readonly notes: readonly string[]
}

/** A family of models that label inputs: it takes weights, and worlds whose truth does the same. */
export function linearFamily<Options extends { readonly design: 'fixed' | 'new' }>({
  name,
  task,
  insteadOfDecoding,
  estimate,
  model,
}: LinearKind<Options>): VectorFamily<Options> {
  return {
    name,
    version: 1,
    data: 'vectors',
    capabilities: ({ design }) => ({
      batch: 'vectors',
      lossWeights: true,
      randomFit: false,
      relabels: design === 'fixed' ? 'train' : 'new',
    }),
    checkDecoding: (_options, decoding) => refuseDecoding(name, decoding, insteadOfDecoding),
    checkWorld: (_options, world) => {
      linearTruth(world, name, task)
    },
    fit(batch, options, { world }) {
      checkItemWeights(batch, name)
      const { chains, dimension } = batch
      const { coefficients, noise, notes } = estimate(batch, options, world)
      return model({ kind: 'linear', task, chains, dimension, coefficients, noise }, options, notes)
    },
    restore(state, options) {
      if (state.kind !== 'linear') throw new RangeError(`a ${name} is no ${state.kind} state`)
      return model(state, options)
    },
  }
}
