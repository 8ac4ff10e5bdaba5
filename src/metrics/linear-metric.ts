import type { LinearState } from '../contracts/state.js'
import type { VectorMetric, VectorMetricContext } from '../contracts/vectors.js'
import { undefinedBecause } from './text-metric.js'
import { vectorMetric, type VectorMetricSpec } from './vector-metric.js'

interface LinearMetricSpec extends Omit<VectorMetricSpec, 'measure' | 'kinds'> {
  readonly task: LinearState['task']
  readonly ofCoefficients: (
    model: LinearState,
    truth: LinearState,
    context: VectorMetricContext,
  ) => ReturnType<VectorMetricSpec['measure']>
}

/** A metric of linear models of one task, whose truth is one of that task. */
export function linearMetric({ task, ofCoefficients, ...spec }: LinearMetricSpec): VectorMetric {
  return vectorMetric({
    ...spec,
    kinds: ['linear'],
    measure(context) {
      const { state, truth } = context
      if (state.kind !== 'linear' || state.task !== task) {
        return undefinedBecause(`it is taken of linear models for ${task}`)
      }
      if (truth.kind !== 'linear' || truth.task !== task) {
        return undefinedBecause(`the truth is no linear ${task}`)
      }
      return ofCoefficients(state, truth, context)
    },
  })
}

/** One number for the coefficients of each chain. */
export function perCoefficients(
  { chains, dimension, coefficients }: LinearState,
  value: (own: Float64Array) => number,
): Float64Array {
  return Float64Array.from({ length: chains }, (_, chain) =>
    value(coefficients.subarray(chain * dimension, (chain + 1) * dimension)),
  )
}

/** x.w of the row that begins at `start`. */
export function dotOfRow(rows: Float64Array, start: number, coefficients: Float64Array): number {
  let sum = 0
  for (let axis = 0; axis < coefficients.length; axis++) sum += rows[start + axis] * coefficients[axis]
  return sum
}
