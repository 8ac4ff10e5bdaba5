import type { MetricModule } from '../contracts/metric.js'

/** One file of the catalogue. `name`, its `group` and each of its `ids` can stand in an experiment file. */
export interface MetricEntry {
  readonly name: string
  readonly group: string
  /** One sentence for `collapse list`. */
  readonly summary: string
  /** Ids of the metrics in the file, so that names are checked without loading it. */
  readonly ids: readonly string[]
  /** Whether it reads the probe's text alone, so that it can be taken on the kept sample too (`kept.<id>`). */
  readonly onText: boolean
  /** Ids that a group does not stand for: they are dear or need what most users do not have, and are asked for by name. */
  readonly byName?: readonly string[]
  /**
   * Ids whose values do not change with the size of the sample: a group's name with a size (`diversity@5000`) does not
   * stand for them.
   */
  readonly anySize?: 'all' | readonly string[]
  readonly load: () => Promise<MetricModule>
}

/** `numbered('rep_n.n', 2, 4)` gives rep_n.n2, rep_n.n3, rep_n.n4. */
export function numbered(prefix: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${prefix}${from + index}`)
}
