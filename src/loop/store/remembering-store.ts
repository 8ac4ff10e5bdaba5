import type { GenerationRecord, SampleRecord } from './records.js'
import { Store } from './store.js'
import type { Timing } from './timing.js'

/**
 * A store for reading the same results again and again while a run adds to them: what was found is not read from the
 * disk again until it is forgotten. Of samples only the first `texts` documents are kept.
 */
export class RememberingStore extends Store {
  readonly #texts: number
  readonly #generations = new Map<string, GenerationRecord>()
  readonly #timings = new Map<string, Timing>()
  readonly #samples = new Map<string, SampleRecord>()

  constructor(root: string, texts: number, warn?: (message: string) => void) {
    super(root, warn, { mend: false })
    this.#texts = texts
  }

  /** This generation has been written again. */
  forget(slug: string, seed: number, generation: number): void {
    this.#generations.delete(place(slug, seed, generation))
    this.#timings.delete(place(slug, seed, generation))
  }

  override readGeneration(slug: string, seed: number, generation: number) {
    return remembered(this.#generations, place(slug, seed, generation), () =>
      super.readGeneration(slug, seed, generation),
    )
  }

  override readTiming(slug: string, seed: number, generation: number) {
    return remembered(this.#timings, place(slug, seed, generation), () =>
      super.readTiming(slug, seed, generation),
    )
  }

  override readSample(key: string) {
    return remembered(this.#samples, key, async () => {
      const sample = await super.readSample(key)
      return sample && { ...sample, texts: sample.texts.slice(0, this.#texts) }
    })
  }
}

function place(slug: string, seed: number, generation: number): string {
  return `${slug} ${seed} ${generation}`
}

async function remembered<Value>(
  known: Map<string, Value>,
  key: string,
  read: () => Promise<Value | undefined>,
): Promise<Value | undefined> {
  const before = known.get(key)
  if (before !== undefined) return before
  const value = await read()
  if (value !== undefined) known.set(key, value)
  return value
}
