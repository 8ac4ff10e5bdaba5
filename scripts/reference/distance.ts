import {
  energyDistance,
  frechetGaussian,
  kolmogorovSmirnov,
  sorted,
  wasserstein1,
} from '../../src/numerics/distribution-distance.js'
import { lengthsOf } from '../../src/metrics/distance/length-distance.js'
import { gramPairs } from '../../src/metrics/distance/aligned-counts.js'
import { klBits } from '../../src/metrics/distance/divergences.js'
import { swapped } from '../../src/metrics/distance/paired-spectrum.js'
import type { Area, Check, Inputs, ReferenceRecord } from './area.js'

/** A metric of the catalogue with p as human text and q as the sample. */
const ofPair =
  (id: (record: ReferenceRecord) => string): Check =>
  (record, inputs) =>
    inputs.measure(id(record), inputs.context(String(record.params['q']), String(record.params['p'])))

/** Smoothing 0.5 is the catalogue's; the core is checked with the others. */
const kl: Check = (record, inputs) => {
  const { p, q, n, direction } = record.params
  const reversed = direction === 'Q||P'
  if (added(record) === 0.5) {
    const way = reversed ? 'sample_to_human' : 'human_to_sample'
    return ofPair(() => `kl.${way}.add_half.n${n}`)(record, inputs)
  }
  const { test, probe } = inputs.context(String(q), String(p))
  const pairs = gramPairs(test, probe, Number(n))
  return { value: klBits(reversed ? swapped(pairs) : pairs, added(record)) }
}

/** `add-0.5 on both over the union vocabulary` -> 0.5. */
function added({ params }: ReferenceRecord): number {
  return Number(/^add-([\d.]+)/.exec(String(params['smoothing']))?.[1] ?? 0)
}

/** A distance of the columns x and y of an input, or of the lengths of documents, which is in the catalogue. */
const ofNumbers =
  (name: string, between: (x: Float64Array, y: Float64Array) => number): Check =>
  (record, inputs) => {
    if (record.params['p'] !== undefined) return ofPair(() => `length_distance.${name}`)(record, inputs)
    return { value: between(column('x', record, inputs), column('y', record, inputs)) }
  }

/** With n - 1 in the denominator only the core has it. */
const frechet: Check = (record, inputs) => {
  if (record.params['ddof'] === 0) return ofNumbers('frechet', frechetGaussian)(record, inputs)
  const { p, q } = record.params
  if (p === undefined) {
    return { value: frechetGaussian(column('x', record, inputs), column('y', record, inputs), 1) }
  }
  const { test, probe } = inputs.context(String(q), String(p))
  return { value: frechetGaussian(lengthsOf(test), lengthsOf(probe), 1) }
}

function column(name: string, { input }: ReferenceRecord, inputs: Inputs): Float64Array {
  return sorted(inputs.content(input)[name] as number[])
}

/** Distances of a sample from human text: of n-gram frequencies, and of numbers for each document. */
export const distance: Area = {
  kl_bits: kl,
  js_divergence_bits: ofPair(({ params }) => `js_divergence.n${params['n']}`),
  js_distance: async (record, inputs) => {
    // The reference is the root of nats, ours of bits.
    const ours = await ofPair(({ params }) => `js_distance.n${params['n']}`)(record, inputs)
    return typeof ours === 'string' || !('value' in ours) || ours.value === undefined
      ? ours
      : { ...ours, value: ours.value * Math.sqrt(Math.LN2) }
  },
  total_variation: ofPair(({ params }) => `total_variation.n${params['n']}`),
  hellinger: ofPair(({ params }) => `hellinger.n${params['n']}`),
  wasserstein_1: ofNumbers('wasserstein_1', wasserstein1),
  ks_statistic: ofNumbers('ks', kolmogorovSmirnov),
  energy_distance: ofNumbers('energy', energyDistance),
  frechet_gaussian_1d: frechet,
}
