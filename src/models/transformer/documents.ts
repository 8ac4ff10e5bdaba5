import type { Batch, TextBatch } from '../../contracts/batch.js'
import type { Tokenizer } from '../../contracts/tokenizer.js'
import { RunError } from '../../errors/index.js'
import type { Predicted } from './scoring/score.js'
import type { TrainingItem } from './training/token-stream.js'

/** The batch as text; a transformer has no use for vectors. */
export function asText(batch: Batch, verb: string): TextBatch {
  if (batch.kind === 'text') return batch
  throw new RunError(`a transformer ${verb} text, but was given vectors`, 'use a family for vectors')
}

/** Prompt and text of an item, coded apart, so that where the prompt ends is where the text begins. */
function codeItem(
  batch: TextBatch,
  index: number,
  tokenizer: Tokenizer,
): { tokens: Int32Array; prompt: number } {
  const text = tokenizer.encode(batch.texts[index])
  if (batch.prompts === undefined) return { tokens: text, prompt: 0 }
  const prompt = tokenizer.encode(batch.prompts[index])
  const tokens = new Int32Array(prompt.length + text.length)
  tokens.set(prompt)
  tokens.set(text, prompt.length)
  return { tokens, prompt: prompt.length }
}

/** What is trained on: items of weight 0 are left out. */
export function trainingItems(batch: TextBatch, tokenizer: Tokenizer): TrainingItem[] {
  const { texts, weights, softTargets } = batch
  return texts.flatMap((_, index) => {
    const weight = weights?.[index] ?? 1
    if (!(weight > 0)) return []
    const { tokens, prompt } = codeItem(batch, index, tokenizer)
    const soft = softTargets?.[index]
    const rows = tokens.length + 1 - prompt
    if (soft && soft.tokens.length !== rows * soft.top) {
      throw new RunError(
        `the soft targets of document ${index} are for ${soft.tokens.length / soft.top} tokens, it has ${rows} with its end`,
        "soft targets are made with the student's own tokenizer, one row for each token and one for the end",
      )
    }
    return [{ tokens, prompt, weight, ...(soft ? { soft } : {}) }]
  })
}

export interface ScoredItem extends Predicted {
  /** Predictions at the start that are the prompt's, and no part of the score. */
  readonly prompt: number
}

/** What is scored: all tokens from the end-of-document token before the first on, and, unless `open`, the end behind the last. */
export function scoredItems(batch: TextBatch, tokenizer: Tokenizer, open: boolean): ScoredItem[] {
  const { endOfDocument } = tokenizer
  return batch.texts.map((_, index) => {
    const { tokens, prompt } = codeItem(batch, index, tokenizer)
    return { ...predicted(tokens, endOfDocument, open), prompt }
  })
}

/** All tokens of a document, each predicted from those before it, and, unless `open`, its end. */
export function predicted(tokens: Int32Array, endOfDocument: number, open: boolean): Predicted {
  const all = new Int32Array(tokens.length + 2).fill(endOfDocument)
  all.set(tokens, 1)
  const count = tokens.length + (open ? 0 : 1)
  return { inputs: all.subarray(0, count), targets: all.subarray(1, count + 1) }
}
