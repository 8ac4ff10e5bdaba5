import type { Histogram } from '../../contracts/metric.js'

/** Bins of 0.1 nats from 0 to 16: the same for all generations, so that their histograms overlay. */
const BINS = 160
const EDGES: readonly number[] = Array.from({ length: BINS + 1 }, (_, bin) => bin / 10)

/** Documents by their mean loss; those at 16 nats and above, infinite ones among them, are in no bin. */
export function lossHistogram(losses: readonly number[]): Histogram {
  const counts = new Array<number>(BINS).fill(0)
  for (const loss of losses) {
    // Rounding can leave a certain document a trace below zero.
    const bin = Math.max(0, Math.floor(loss * 10))
    if (bin < BINS) counts[bin]++
  }
  return { edges: EDGES, counts }
}
