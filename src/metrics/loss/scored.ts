import type { Origin, TextBatch } from '../../contracts/batch.js'
import { type Model, type Score, TOKEN_END, TOKEN_OUT_OF_VOCABULARY } from '../../contracts/model.js'
import type { TextView } from '../../contracts/text.js'
import { RunError } from '../../errors/index.js'
import { oncePerPair } from '../once.js'

/**
 * What a model makes of a view's documents. Losses are in nats (negative natural logarithms), infinite where
 * the model gives a token no probability; they are never left out of a mean.
 */
export interface Scored {
  readonly kind: Score['kind']
  /** Predicted tokens: words and, where the document ended by itself, its end. */
  readonly tokens: number
  /** Sum over all predicted tokens; Infinity where one has no probability. */
  readonly loss: number
  /** Sum over the tokens that have probability. */
  readonly finiteLoss: number
  readonly impossible: number
  readonly outOfVocabulary: number
  /** Mean loss of each document that has a predicted token. */
  readonly documentLoss: readonly number[]
  /** Loss of each predicted token, in order. */
  readonly tokenLoss: Float64Array
}

/** Scores a view's documents under a model, once for all metrics that ask. */
export const scoreView: (model: Model, view: TextView) => Promise<Scored> = oncePerPair(
  async (model: Model, view: TextView) => summarise(await model.score(batchOf(view)), view.finished),
)

function batchOf({ texts, finished }: TextView): TextBatch {
  // Whose text it is plays no part in scoring; a view that knows what was finished comes from a model.
  const origin: Origin = finished ? { kind: 'synthetic', generation: 0 } : { kind: 'human', pool: 'test' }
  return { kind: 'text', texts, provenance: [{ length: texts.length, origin }] }
}

function summarise(score: Score, finished: Uint8Array | undefined): Scored {
  const { offsets, logProbabilities, flags } = score
  const documentLoss: number[] = []
  const tokenLoss = new Float64Array(logProbabilities.length)
  let [tokens, finiteLoss, impossible, outOfVocabulary] = [0, 0, 0, 0]
  for (let document = 0; document + 1 < offsets.length; document++) {
    const ended = finished === undefined || finished[document] === 1
    let loss = 0
    let predicted = 0
    for (let at = offsets[document]; at < offsets[document + 1]; at++) {
      // Where a limit cut the document, its end is not the writer's.
      if (!ended && (flags[at] & TOKEN_END) !== 0) continue
      const surprise = -checked(logProbabilities[at], document)
      tokenLoss[tokens + predicted++] = surprise
      loss += surprise
      if (surprise === Number.POSITIVE_INFINITY) impossible++
      else finiteLoss += surprise
      if ((flags[at] & TOKEN_OUT_OF_VOCABULARY) !== 0) outOfVocabulary++
    }
    tokens += predicted
    if (predicted > 0) documentLoss.push(loss / predicted)
  }
  const loss = impossible > 0 ? Number.POSITIVE_INFINITY : finiteLoss
  return {
    kind: score.kind,
    tokens,
    loss,
    finiteLoss,
    impossible,
    outOfVocabulary,
    documentLoss,
    tokenLoss: tokenLoss.subarray(0, tokens),
  }
}

/** Log probability of each item as a whole. */
export function itemLogProbabilities({ offsets, logProbabilities }: Score): Float64Array {
  const sums = new Float64Array(Math.max(0, offsets.length - 1))
  for (let item = 0; item < sums.length; item++) {
    for (let at = offsets[item]; at < offsets[item + 1]; at++)
      sums[item] += checked(logProbabilities[at], item)
  }
  return sums
}

function checked(logProbability: number, item: number): number {
  if (Number.isNaN(logProbability)) {
    throw new RunError(`the model's score of item ${item} is not a number`, 'the fit may have diverged')
  }
  return logProbability
}
