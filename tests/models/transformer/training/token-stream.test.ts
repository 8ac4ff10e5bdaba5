import { describe, expect, test } from 'vitest'
import {
  type StreamOptions,
  type TokenBatch,
  TokenStream,
  type TrainingItem,
} from '../../../../src/models/transformer/training/token-stream.js'
import { keyedRng } from '../../../../src/random/keyed.js'
import { item } from '../helpers.js'

const END = 0
const rng = keyedRng('tests', 'stream')

function streamOf(items: TrainingItem[], options: Partial<StreamOptions> = {}, key = rng): TokenStream {
  return new TokenStream(items, { endOfDocument: END, length: 4, columns: 1, ...options }, key)
}

function shown({ tokens, targets, weights }: TokenBatch) {
  return { tokens: [...tokens].map(Number), targets: [...targets].map(Number), weights: [...weights] }
}

/** Documents that can be told apart: i has the tokens 10 i + 1 .. 10 i + i. */
const distinct = Array.from({ length: 8 }, (_, index) =>
  item(Array.from({ length: index }, (_, at) => 10 * index + at + 1)),
)
const distinctTokens = 28 + 8

function documentsOf(targets: readonly number[]): string[] {
  return targets.join(' ').split(/(?<=(?:^| )0) /)
}

describe('an epoch', () => {
  test('has every token once, documents whole and in another order each time', () => {
    const stream = streamOf(distinct, { length: distinctTokens })
    expect(stream.epochTokens).toBe(distinctTokens)
    const expected = distinct.map(({ tokens }) => [...tokens, END].join(' ')).sort()
    const orders = [0, 1, 2, 3].map((epoch) => {
      const documents = documentsOf(shown(stream.batch(epoch, 1)).targets)
      expect(documents.toSorted()).toEqual(expected)
      return documents.join('|')
    })
    expect(new Set(orders).size).toBe(4)
  })

  test('is cut into windows that go on where the last one ended', () => {
    const stream = streamOf(distinct, { length: 5 })
    const all = Array.from({ length: 10 }, (_, batch) => shown(stream.batch(batch, 2)))
    const targets = all.flatMap((batch) => batch.targets)
    const tokens = all.flatMap((batch) => batch.tokens)
    // Each input is the target before it; before the first there is the end of a document.
    expect(tokens).toEqual([END, ...targets.slice(0, -1)])
    const whole = streamOf(distinct, { length: distinctTokens })
    const epochs = [0, 1, 2].flatMap((epoch) => shown(whole.batch(epoch, 1)).targets)
    expect(targets).toEqual(epochs.slice(0, 100))
  })

  test('every batch is the same whatever was asked for before', () => {
    const inOrder = streamOf(distinct)
    const expected = Array.from({ length: 12 }, (_, batch) => shown(inOrder.batch(batch, 3)))
    const jumping = streamOf(distinct)
    for (const batch of [11, 0, 7, 7, 3, 10, 1])
      expect(shown(jumping.batch(batch, 3))).toEqual(expected[batch])
    const other = streamOf(distinct, {}, keyedRng('tests', 'another'))
    expect(shown(other.batch(0, 3))).not.toEqual(expected[0])
  })
})

describe('short mixes', () => {
  test('shorter than a window: it comes again', () => {
    expect(shown(streamOf([item([1, 2])], { length: 7 }).batch(0, 1))).toEqual({
      tokens: [0, 1, 2, 0, 1, 2, 0],
      targets: [1, 2, 0, 1, 2, 0, 1],
      weights: new Array(7).fill(Math.fround(1 / 7)),
    })
  })

  test('one empty document: nothing but its end', () => {
    const stream = streamOf([item([])])
    expect(stream.epochTokens).toBe(1)
    expect(shown(stream.batch(3, 1))).toEqual({
      tokens: [0, 0, 0, 0],
      targets: [0, 0, 0, 0],
      weights: [0.25, 0.25, 0.25, 0.25],
    })
  })

  test('no document: an error', () => {
    expect(() => streamOf([])).toThrow('no document to train on')
  })
})

describe('weights', () => {
  test('prompts are seen and not predicted', () => {
    const stream = streamOf([item([1, 2, 3, 4, 5], { prompt: 2 })], { length: 6 })
    const { tokens, weights } = shown(stream.batch(0, 1))
    expect(tokens).toEqual([0, 1, 2, 3, 4, 5])
    // By hand: 4 of 6 targets count, each 6 / 4 as much, divided by 6.
    expect(weights).toEqual([0, 0, 0.25, 0.25, 0.25, 0.25])
  })

  test('are relative: their mean over an epoch is 1', () => {
    const items = [
      item([1, 2], { weight: 3 }),
      item([3], { weight: 6 }),
      item([4, 5, 6], { prompt: 3, weight: 1.5 }),
    ]
    const stream = streamOf(items, { length: 9 })
    const { targets, weights } = shown(stream.batch(0, 1))
    // Predicted: 3 of weight 3, 2 of weight 6, and the end behind the prompt of weight 1.5: 22.5 in all.
    const perToken = new Map(targets.map((target, at) => [target, weights[at]]))
    for (const [token, weight] of [
      [1, 3],
      [2, 3],
      [3, 6],
      [4, 0],
      [5, 0],
      [6, 0],
    ]) {
      expect(perToken.get(token)).toBeCloseTo(weight / 22.5, 7)
    }
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 6)
    // All weights twice as large change nothing.
    const twice = items.map((one) => ({ ...one, weight: 2 * one.weight }))
    expect(shown(streamOf(twice, { length: 9 }).batch(0, 1)).weights).toEqual(weights)
  })
})

describe('soft targets', () => {
  const soft = {
    top: 2,
    tokens: Int32Array.of(7, 8, 9, 7, 0, 8),
    probabilities: Float32Array.of(0.75, 0.25, 0.5, 0.5, 1, 0),
  }

  test('stand at the tokens they are for, behind the prompt', () => {
    const stream = streamOf([item([5, 1, 2], { prompt: 1, soft })], { columns: 2 })
    const { tokens, targets, weights } = shown(stream.batch(0, 1))
    expect(tokens).toEqual([0, 5, 1, 2])
    expect(targets).toEqual([0, 0, 7, 8, 9, 7, 0, 8])
    // 3 of 4 targets count: each weighs 1 / 3, divided as the teacher does.
    const expected = [0, 0, 0.75, 0.25, 0.5, 0.5, 1, 0].map((share) => Math.fround(share / 3))
    for (const [at, weight] of weights.entries()) expect(weight).toBeCloseTo(expected[at], 7)
  })

  test('beside certain ones, which have the first column alone', () => {
    const stream = streamOf([item([1]), item([2, 3], { soft })], { columns: 3, length: 5 })
    const { targets, weights } = shown(stream.batch(0, 1))
    const rows = Array.from({ length: 5 }, (_, row) => ({
      targets: targets.slice(3 * row, 3 * row + 3),
      weights: weights.slice(3 * row, 3 * row + 3).map((weight) => Math.round(weight * 5 * 1e6) / 1e6),
    }))
    const hard = [
      { targets: [1, 0, 0], weights: [1, 0, 0] },
      { targets: [0, 0, 0], weights: [1, 0, 0] },
    ]
    const believed = [
      { targets: [7, 8, 0], weights: [0.75, 0.25, 0] },
      { targets: [9, 7, 0], weights: [0.5, 0.5, 0] },
      { targets: [0, 8, 0], weights: [1, 0, 0] },
    ]
    expect([
      [...hard, ...believed],
      [...believed, ...hard],
    ]).toContainEqual(rows)
  })
})
