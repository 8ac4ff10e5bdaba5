import type { GenerationRecord, SampleRecord, StoredMetric } from './records.js'
import { Store } from './store.js'
import type { Timing } from './timing.js'

/**
 * A store for reading the same results again and again while a run adds to them: what was found is not read from the
 * disk again until it is forgotten. Of samples only the first `texts` documents are kept, and of what was measured only
 * what the record of the generation does not hold as well: histograms.
 */
export class RememberingStore extends Store {
  readonly #texts: number
  #forgotten = 0
  readonly #generations = new Map<string, GenerationRecord>()
  readonly #timings = new Map<string, Timing>()
  readonly #samples = new Map<string, SampleRecord>()
  readonly #measures = new Map<string, Record<string, StoredMetric>>()

  constructor(root: string, texts: number, warn?: (message: string) => void) {
    super(root, warn, { mend: false })
    this.#texts = texts
  }

  /** This generation has been written again. */
  forget(slug: string, seed: number, generation: number): void {
    this.#forgotten++
    const record = this.#generations.get(place(slug, seed, generation))
    // More may have been measured of the same sample.
    if (record !== undefined) this.#measures.delete(record.keys.measure)
    this.#generations.delete(place(slug, seed, generation))
    this.#timings.delete(place(slug, seed, generation))
  }

  override readGeneration(slug: string, seed: number, generation: number) {
    return this.#remembered(this.#generations, place(slug, seed, generation), () =>
      super.readGeneration(slug, seed, generation),
    )
  }

  override readTiming(slug: string, seed: number, generation: number) {
    return this.#remembered(this.#timings, place(slug, seed, generation), () =>
      super.readTiming(slug, seed, generation),
    )
  }

  override async readMeasures(key: string): Promise<Record<string, StoredMetric>> {
    const known = await this.#remembered(this.#measures, key, async () => {
      const measures = Object.entries(await super.readMeasures(key))
      if (measures.length === 0) return undefined
      return Object.fromEntries(measures.filter(([, metric]) => hasHistogram(metric)))
    })
    return known ?? {}
  }

  override readSample(key: string) {
    return this.#remembered(this.#samples, key, async () => {
      const sample = await super.readSample(key)
      return sample && { ...sample, texts: sample.texts.slice(0, this.#texts) }
    })
  }

  async #remembered<Value>(
    known: Map<string, Value>,
    key: string,
    read: () => Promise<Value | undefined>,
  ): Promise<Value | undefined> {
    const before = known.get(key)
    if (before !== undefined) return before
    const forgotten = this.#forgotten
    const value = await read()
    // What was written while it was read is read again.
    if (value !== undefined && forgotten === this.#forgotten) known.set(key, value)
    return value
  }
}

function hasHistogram({ values }: StoredMetric): boolean {
  return values.some(({ histogram }) => histogram !== undefined)
}

function place(slug: string, seed: number, generation: number): string {
  return `${slug} ${seed} ${generation}`
}
