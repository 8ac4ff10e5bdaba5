import { describe, expect, test } from 'vitest'
import type { TextBatch } from '../../../src/contracts/batch.js'
import { asText, scoredItems, trainingItems } from '../../../src/models/transformer/documents.js'
import { openTokenizer } from '../../../src/text/tokenizers/open.js'

const tokenizer = await openTokenizer('characters', ['abc'])
const end = tokenizer.endOfDocument
const [a, b, c] = tokenizer.encode('abc')

function batchOf(texts: string[], more: Partial<TextBatch> = {}): TextBatch {
  return { kind: 'text', texts, provenance: [], ...more }
}

describe('what is trained on', () => {
  test('texts, the prompt before them, weights; those of weight 0 are left out', () => {
    const batch = batchOf(['ab', 'c', ''], { prompts: ['c', 'b', ''], weights: Float64Array.of(0.5, 0, 2) })
    expect(trainingItems(batch, tokenizer)).toEqual([
      { tokens: Int32Array.of(c, a, b), prompt: 1, weight: 0.5 },
      { tokens: new Int32Array(0), prompt: 0, weight: 2 },
    ])
    expect(trainingItems(batchOf(['a']), tokenizer)).toEqual([
      { tokens: Int32Array.of(a), prompt: 0, weight: 1 },
    ])
    expect(trainingItems(batchOf([]), tokenizer)).toEqual([])
  })

  test('soft targets, which must be as many as tokens are predicted', () => {
    const softTargets = [
      { top: 1, tokens: Int32Array.of(a, b, end), probabilities: Float32Array.of(1, 1, 1) },
    ]
    expect(trainingItems(batchOf(['ab'], { softTargets }), tokenizer)[0].soft).toBe(softTargets[0])
    expect(trainingItems(batchOf(['ab'], { softTargets, prompts: [''] }), tokenizer)[0].soft).toBe(
      softTargets[0],
    )
    expect(() => trainingItems(batchOf(['abc'], { softTargets }), tokenizer)).toThrow(
      'the soft targets of document 0 are for 3 tokens, it has 4 with its end',
    )
  })
})

describe('what is scored', () => {
  test('all tokens and the end', () => {
    expect(scoredItems(batchOf(['ab', '']), tokenizer, false)).toEqual([
      { inputs: Int32Array.of(end, a, b), targets: Int32Array.of(a, b, end), prompt: 0 },
      { inputs: Int32Array.of(end), targets: Int32Array.of(end), prompt: 0 },
    ])
  })

  test('open: without the end', () => {
    expect(scoredItems(batchOf(['ab', '']), tokenizer, true)).toEqual([
      { inputs: Int32Array.of(end, a), targets: Int32Array.of(a, b), prompt: 0 },
      { inputs: new Int32Array(0), targets: new Int32Array(0), prompt: 0 },
    ])
  })

  test('prompts are seen, and no part of the score', () => {
    const [{ inputs, targets, prompt }] = scoredItems(batchOf(['ab'], { prompts: ['ca'] }), tokenizer, false)
    expect(inputs).toEqual(Int32Array.of(end, c, a, a, b))
    expect(targets.subarray(prompt)).toEqual(Int32Array.of(a, b, end))
  })
})

test('vectors are refused', () => {
  const vectors = {
    kind: 'vectors',
    values: new Float64Array(1),
    dimension: 1,
    chains: 1,
    count: 0,
    provenance: [],
  } as const
  expect(() => asText(vectors, 'scores')).toThrow('a transformer scores text, but was given vectors')
})
