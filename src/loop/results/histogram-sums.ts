import type { HistogramRow, MetricInfo } from '../../contracts/results.js'
import type { GenerationRecord, StoredMetric } from '../store/records.js'

/** Metrics whose stored values hold a histogram of documents. */
const WITH_HISTOGRAM: readonly string[] = ['probe_loss.generation_0', 'reference_loss.per_token']

/** Adds up the histograms of the seeds of an arm and generation. Rows of different bins are not added: the first stay. */
export class HistogramSums {
  readonly #metrics: readonly string[]
  readonly #sums = new Map<string, HistogramRow>()

  constructor(metrics: readonly Pick<MetricInfo, 'id'>[]) {
    this.#metrics = WITH_HISTOGRAM.filter((id) => metrics.some((metric) => metric.id === id))
  }

  /** Whether any metric of the experiment has histograms: else nothing need be read. */
  get wanted(): boolean {
    return this.#metrics.length > 0
  }

  add(
    arm: string,
    { generation }: Pick<GenerationRecord, 'generation'>,
    stored: Readonly<Record<string, StoredMetric>>,
  ): void {
    for (const metric of this.#metrics) {
      const histogram = stored[metric]?.values.find((value) => value.histogram !== undefined)?.histogram
      if (histogram === undefined) continue
      const { edges, counts } = histogram
      const key = JSON.stringify([arm, metric, generation])
      const known = this.#sums.get(key) ?? { arm, metric, generation, seeds: 0, edges, counts: [] }
      if (known.edges.length !== edges.length) continue
      const sums = counts.map((count, bin) => count + (known.counts[bin] ?? 0))
      this.#sums.set(key, { ...known, seeds: known.seeds + 1, counts: sums })
    }
  }

  get rows(): readonly HistogramRow[] {
    return [...this.#sums.values()].map(withoutEmptyEnds)
  }
}

function withoutEmptyEnds(row: HistogramRow): HistogramRow {
  const first = row.counts.findIndex((count) => count > 0)
  if (first < 0) return { ...row, edges: [], counts: [] }
  const end = row.counts.findLastIndex((count) => count > 0) + 1
  return { ...row, edges: row.edges.slice(first, end + 1), counts: row.counts.slice(first, end) }
}
