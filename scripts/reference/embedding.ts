import type { Embeddings } from '../../src/contracts/metric.js'
import { smoothed, shares } from '../../src/metrics/embedding/mauve.js'
import { quantise } from '../../src/metrics/embedding/quantised.js'
import { frontierIntegral, mauveArea } from '../../src/numerics/divergence-frontier.js'
import { gaussianFrechet } from '../../src/numerics/gaussian-frechet.js'
import { keyedRng } from '../../src/random/keyed.js'
import type { Area, Check, Inputs, ReferenceRecord } from './area.js'

type Side = 'p' | 'q'

function rowsOf(inputs: Inputs, input: string, side: Side): Embeddings {
  const rows = inputs.content(input)[side] as number[][]
  return { values: Float64Array.from(rows.flat()), rows: rows.length, dimension: rows[0].length }
}

function countsOf(inputs: Inputs, input: string, side: Side): number[] {
  return inputs.content(input)[`${side}_counts`] as number[]
}

/** Documents of a side in each of the true clusters. */
function trueCounts(inputs: Inputs, input: string, side: Side, clusters: number): number[] {
  const counts = new Array<number>(clusters).fill(0)
  for (const label of inputs.content(input)[`${side}_labels`] as number[]) counts[label]++
  return counts
}

function histogramOf({ params }: ReferenceRecord): typeof shares {
  return params['smoothing'] === 'none' ? shares : smoothed
}

const ofHistograms =
  (score: (p: readonly number[], q: readonly number[]) => number): Check =>
  (record, inputs) => {
    const histogram = histogramOf(record)
    const [p, q] = (['p', 'q'] as const).map((side) => histogram(countsOf(inputs, record.input, side)))
    return { value: score(p, q) }
  }

/** Vectors given as numbers: how the sample lies to human text in them. */
export const embedding: Area = {
  mauve_from_histograms: ofHistograms(mauveArea),
  frontier_integral: ofHistograms(frontierIntegral),
  mauve_true_labels: ({ input }, inputs) => {
    const labels = (['p', 'q'] as const).flatMap(
      (side) => inputs.content(input)[`${side}_labels`] as number[],
    )
    const clusters = Math.max(...labels) + 1
    const [p, q] = (['p', 'q'] as const).map((side) => shares(trueCounts(inputs, input, side, clusters)))
    return { value: mauveArea(p, q) }
  },
  mauve_features: ({ input, params }, inputs) => {
    const { sample: p, human: q } = quantise(rowsOf(inputs, input, 'p'), rowsOf(inputs, input, 'q'), {
      buckets: Number(params['num_buckets']),
      rng: keyedRng(Number(params['seed'])),
    })
    return {
      parts: {
        mauve: { value: mauveArea(shares(p), shares(q)) },
        mauve_star: { value: mauveArea(smoothed(p), smoothed(q)) },
        frontier_integral: { value: frontierIntegral(shares(p), shares(q)) },
        frontier_integral_star: { value: frontierIntegral(smoothed(p), smoothed(q)) },
      },
    }
  },
  mauve_seed_spread: 'shows how far seeds of k-means move the package’s value; ours has other seeds',
  frechet_gaussian_nd: ({ input, params }, inputs) => {
    const p = rowsOf(inputs, input, 'p')
    const q = rowsOf(inputs, input, 'q')
    return { value: gaussianFrechet(p.values, q.values, p.dimension, params['ddof'] === 0 ? 0 : 1) }
  },
}
