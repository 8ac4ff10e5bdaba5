import type { VectorMetricEntry } from './vector-entry.js'

/** The catalogue of metrics of numbers: one line a group, whose folder lists its files. */
export const vectorMetricEntries: readonly VectorMetricEntry[] = []
