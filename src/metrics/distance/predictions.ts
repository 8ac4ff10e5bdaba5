import type { TextBatch } from '../../contracts/batch.js'
import type { Model } from '../../contracts/model.js'
import type { Place } from './places.js'

/** What a model expects of the next token at each place, and what came. */
export interface Predictions {
  /** -ln P(token that came). */
  readonly loss: Float64Array
  /** Entropy of the predicted distribution, nats: the loss that the model itself expects. */
  readonly entropy: Float64Array
  /** Probability of the likeliest token. */
  readonly confidence: Float64Array
  /** 1 where the likeliest token came, 0 where not; 1/k where it was one of k equally likely ones. */
  readonly right: Float64Array
}

/** Distributions in memory at once: one of a large vocabulary takes half a megabyte. */
const PLACES_AT_ONCE = 50
/** Nats that two computations of one probability may differ by: single precision, other shapes of work. */
const SAME = 1e-4

/** What a model predicts at places; undefined for models that do not tell all probabilities, or give densities. */
export async function predictionsAt(
  model: Model,
  places: readonly Place[],
): Promise<Predictions | undefined> {
  if (!model.predict) return undefined
  // What stands before is given, and the first token scored is the one that came. `predict` does not tell which it is.
  const score = await model.score(batchOf(places))
  if (score.kind !== 'mass') return undefined
  const loss = Float64Array.from(places, (_, place) => -score.logProbabilities[score.offsets[place]])
  const entropy = new Float64Array(places.length)
  const confidence = new Float64Array(places.length)
  const right = new Float64Array(places.length)
  for (let from = 0; from < places.length; from += PLACES_AT_ONCE) {
    const starts = places.slice(from, from + PLACES_AT_ONCE).map(({ before }) => before)
    for (const [index, distribution] of (await model.predict(starts)).entries()) {
      const place = from + index
      const { largest, tied } = likeliest(distribution)
      entropy[place] = entropyOf(distribution)
      confidence[place] = largest
      right[place] = -loss[place] > Math.log(largest) - SAME ? 1 / tied : 0
    }
  }
  return { loss, entropy, confidence, right }
}

function batchOf(places: readonly Place[]): TextBatch {
  return {
    kind: 'text',
    prompts: places.map(({ before }) => before),
    texts: places.map(({ behind }) => behind),
    provenance: [{ length: places.length, origin: { kind: 'human', pool: 'test' } }],
  }
}

function likeliest(distribution: Float64Array): { readonly largest: number; readonly tied: number } {
  let largest = 0
  for (const probability of distribution) if (probability > largest) largest = probability
  const least = largest * Math.exp(-SAME)
  let tied = 0
  for (const probability of distribution) if (probability > least) tied++
  return { largest, tied }
}

function entropyOf(distribution: Float64Array): number {
  let nats = 0
  for (const probability of distribution) if (probability > 0) nats -= probability * Math.log(probability)
  return nats
}
