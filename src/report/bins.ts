import type { HistogramRow } from '../contracts/results.js'

export interface Bin {
  readonly from: number
  readonly to: number
  /** Of all documents in the histogram. */
  readonly share: number
}

/** About so many bins are drawn over the range that is shown. */
const DRAWN = 60

/** How many stored bins make a drawn one over a range, the same for all histograms. */
export function mergeFactor({ edges }: HistogramRow, low: number, high: number): number {
  return Math.max(1, Math.ceil((high - low) / (edges[1] - edges[0]) / DRAWN - 1e-9))
}

/**
 * Stored bins joined to wider ones that begin at multiples of their width, so that histograms with other ends line up.
 *
 * @example
 * inWiderBins({ edges: [0.1, 0.2, 0.3], counts: [1, 3], .. }, 2) // 0-0.2: 0.25, 0.2-0.4: 0.75
 */
export function inWiderBins({ edges, counts }: HistogramRow, factor: number): readonly Bin[] {
  const width = (edges[1] - edges[0]) * factor
  const total = counts.reduce((sum, count) => sum + count, 0)
  const sums = new Map<number, number>()
  counts.forEach((count, bin) => {
    const at = Math.floor((edges[bin] + edges[bin + 1]) / 2 / width)
    sums.set(at, (sums.get(at) ?? 0) + count)
  })
  return [...sums].map(([at, sum]) => ({ from: at * width, to: (at + 1) * width, share: sum / total }))
}

/** Mean over documents, each at the middle of its bin. */
export function meanOf({ edges, counts }: HistogramRow): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.reduce((sum, count, bin) => sum + (count * (edges[bin] + edges[bin + 1])) / 2, 0) / total
}

/** The edge below which at least this share of the documents lies. */
export function quantileOf({ edges, counts }: HistogramRow, share: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  let below = 0
  for (const [bin, count] of counts.entries()) {
    if (below + count >= share * total) return share < 0.5 ? edges[bin] : edges[bin + 1]
    below += count
  }
  return edges.at(-1)!
}
