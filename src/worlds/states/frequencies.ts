import { normalised } from '../../numerics/normalised.js'
import { zipfWeights } from '../zipf-weights.js'
import type { StatesOptions } from './options.js'

/**
 * The probability of every state.
 *
 * @example
 * probabilitiesOf({ frequencies: { zipf: 1, shift: 0, states: 3 } }) // 6/11, 3/11, 2/11
 */
export function probabilitiesOf({
  frequencies,
  cut,
}: Pick<StatesOptions, 'frequencies' | 'cut'>): Float64Array {
  const weights = weightsOf(frequencies)
  return normalised(cut === undefined ? weights : withoutTail(weights, cut))
}

function weightsOf(frequencies: StatesOptions['frequencies']): Float64Array {
  if (Array.isArray(frequencies)) return Float64Array.from(frequencies)
  if ('uniform' in frequencies) return new Float64Array(frequencies.uniform).fill(1)
  return zipfWeights(frequencies.states, frequencies.zipf, frequencies.shift)
}

/** The `kept` largest weights at their places, 0 elsewhere. Sorting is stable: of equal weights the first is kept. */
function withoutTail(weights: Float64Array, kept: number): Float64Array {
  const ranked = Array.from(weights, (_, state) => state).sort(
    (left, right) => weights[right] - weights[left],
  )
  const cut = new Float64Array(weights.length)
  for (const state of ranked.slice(0, kept)) cut[state] = weights[state]
  return cut
}
