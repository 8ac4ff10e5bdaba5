import type { VectorBatch } from '../../contracts/batch.js'
import type { ModelState, StatesState } from '../../contracts/state.js'
import type { VectorFamily } from '../../contracts/vectors.js'
import { RunError } from '../../errors/index.js'
import { checkStateDecoding } from './check-decoding.js'
import { StatesModel } from './model.js'
import { collapseNotes } from './notes.js'
import { checkStateSize } from './state-size.js'
import { truthOfKind } from './truth.js'

/** What a fit estimates: [chains, states], and what it had to decide. */
export interface StatesEstimate {
  readonly probabilities: Float64Array
  readonly notes?: readonly string[]
}

/** A family of distributions over the states of a world: what differs is how they are estimated. */
export function statesFamily<Options>(
  name: string,
  version: number,
  estimate: (batch: VectorBatch, states: number, options: Options) => StatesEstimate,
): VectorFamily<Options> {
  return {
    name,
    version,
    data: 'vectors',
    capabilities: () => ({ batch: 'vectors', lossWeights: true, randomFit: false }),
    checkDecoding: (_options, decoding) => checkStateDecoding(name, decoding),
    checkWorld: (_options, world) => {
      truthOfKind(name, world, 'states')
    },
    fit(batch, options, { world }) {
      const { chains } = batch
      const { states } = truthOfKind(name, world, 'states')
      checkStateSize(chains, states)
      const { probabilities, notes = [] } = estimate(batch, states, options)
      const state: StatesState = { kind: 'states', chains, states, probabilities }
      return new StatesModel(state, [...notes, ...collapseNotes(state)])
    },
    restore: (state) => new StatesModel(asStates(name, state), []),
  }
}

function asStates(name: string, state: ModelState): StatesState {
  if (state.kind === 'states') return state
  throw new RunError(`family ${name} has no models of kind ${state.kind}: expected states`)
}
