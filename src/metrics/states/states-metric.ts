import type { Measured } from '../../contracts/metric.js'
import type { StatesState } from '../../contracts/state.js'
import type { VectorMetric, VectorMetricContext } from '../../contracts/vectors.js'
import { undefinedBecause } from '../text-metric.js'
import { vectorMetric, type VectorMetricSpec } from '../vector-metric.js'

interface StatesMetricSpec extends Omit<VectorMetricSpec, 'measure' | 'kinds'> {
  /** `truth`: the true probability of each state. */
  readonly ofStates: (
    model: StatesState,
    truth: Float64Array,
    context: VectorMetricContext,
  ) => ReturnType<VectorMetricSpec['measure']>
}

/** A metric of distributions over finitely many states whose truth is one as well. */
export function statesMetric({ ofStates, ...spec }: StatesMetricSpec): VectorMetric {
  return vectorMetric({
    ...spec,
    kinds: ['states'],
    measure(context) {
      const { state, truth } = context
      if (state.kind !== 'states') return undefinedBecause('the model has no states')
      const why = unlike(state, truth)
      return why ?? ofStates(state, (truth as StatesState).probabilities, context)
    },
  })
}

function unlike({ states }: StatesState, truth: VectorMetricContext['truth']): Measured | undefined {
  if (truth.kind !== 'states') return undefinedBecause(`the truth is of the kind ${truth.kind}`)
  return truth.states === states
    ? undefined
    : undefinedBecause(`the truth has ${truth.states} states, the model ${states}`)
}

/** Visits the probabilities of each chain. */
export function forRows(
  { chains, states, probabilities }: StatesState,
  visit: (row: Float64Array, chain: number) => void,
): void {
  for (let chain = 0; chain < chains; chain++) {
    visit(probabilities.subarray(chain * states, (chain + 1) * states), chain)
  }
}

/** One number for the probabilities of each chain. */
export function perRow(state: StatesState, value: (row: Float64Array) => number): Float64Array {
  const values = new Float64Array(state.chains)
  forRows(state, (row, chain) => {
    values[chain] = value(row)
  })
  return values
}
