/** What the steps of a generation take, as a pilot tells: seconds and bytes of the documents that they go through. */
export interface Pace {
  fit(documents: number): number
  sample(documents: number): number
  /** Drawing the probe. */
  readonly probe: number
  /** Metrics of a generation whose sample has so many documents. */
  measure(sampled: number): number
  /** Bytes of one stored document, of the probe, and of a model fitted to so many documents. */
  readonly textBytes: number
  readonly probeBytes: number
  modelBytes(documents: number): number
  /** Seconds until a worker is under way: graphs are compiled once in each. */
  readonly start: number
  /** The seconds are an upper bound. */
  readonly atMost?: true
}
