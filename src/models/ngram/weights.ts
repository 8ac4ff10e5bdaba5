import type { TextBatch } from '../../contracts/batch.js'
import { RunError } from '../../errors/index.js'

const TWO_TO_31 = 2_147_483_648
const TWO_TO_51 = 2_251_799_813_685_248

/** The documents of a mix that count, and what each counts; no weights where all count 1. */
export interface WeightedMix {
  readonly batch: TextBatch
  readonly weights?: Float64Array
}

/** Leaves out documents of weight 0: they are as if absent. Weights that are no positive numbers are refused. */
export function withoutAbsent(batch: TextBatch): WeightedMix {
  const { texts, prompts, weights } = batch
  if (weights === undefined || weights.every((weight) => weight === 1)) return { batch }
  const wrong = weights.findIndex((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY))
  if (wrong >= 0) {
    throw new RunError(
      `document ${wrong} of the mix has weight ${weights[wrong]}: expected 0 or a positive number`,
    )
  }
  const present = (_: unknown, document: number): boolean => weights[document] > 0
  const left = weights.filter(present)
  const kept: TextBatch = {
    ...batch,
    texts: texts.filter(present),
    ...(prompts === undefined ? {} : { prompts: prompts.filter(present) }),
  }
  return left.every((weight) => weight === 1) ? { batch: kept } : { batch: kept, weights: left }
}

/** Weights such that sums of them are exact, and whether those sums fit 32-bit integers. */
export interface ExactWeights {
  readonly values: Float64Array
  readonly integers: boolean
}

/**
 * Rounds weights to multiples of the smallest power of two that lets every sum of them be exact: the total over
 * all tokens is below 2^52 of it. Counts then do not depend on the order of the documents, and counts taken
 * back from prefix sums are those that went in. Whole numbers stay as they are; no weight becomes 0.
 *
 * @example
 * exactWeights(Float64Array.of(0.5, 2), Uint32Array.of(0, 3, 5)).values // 0.5, 2
 */
export function exactWeights(weights: Float64Array, offsets: Uint32Array): ExactWeights {
  let total = 0
  for (let document = 0; document < weights.length; document++) {
    total += weights[document] * (offsets[document + 1] - offsets[document])
  }
  if (total < TWO_TO_31 && weights.every((weight) => Number.isInteger(weight))) {
    return { values: weights, integers: true }
  }
  if (total === Number.POSITIVE_INFINITY) {
    throw new RunError('the loss weights of the mix are too large to add up')
  }
  let unit = 1
  while (unit * TWO_TO_51 < total) unit *= 2
  while (unit * TWO_TO_51 >= total && unit > Number.MIN_VALUE) unit /= 2
  unit *= 2
  return { values: weights.map((weight) => Math.max(1, Math.round(weight / unit)) * unit), integers: false }
}
