import fc from 'fast-check'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ngramFamily } from '../../../src/models/ngram/family.js'
import type { NgramModel } from '../../../src/models/ngram/model.js'
import type { Smoothing } from '../../../src/models/ngram/options.js'
import { END, UNKNOWN } from '../../../src/models/ngram/token-coder.js'
import { exactWeights, withoutAbsent } from '../../../src/models/ngram/weights.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { chiSquare, chiSquareLimit, distribution, HUMAN, MIX, parts, textBatch } from './helpers.js'

const SMOOTHINGS: readonly Smoothing[] = ['none', { absolute: 0.4 }, { add: 0.5 }]
const rng = keyedRng('unused')

async function weighted(
  texts: readonly string[],
  weights: readonly number[] | undefined,
  smoothing: Smoothing,
  order = 3,
): Promise<NgramModel> {
  const options = { family: 'ngram' as const, order, tokens: 'words' as const, smoothing }
  const batch = { ...textBatch(texts), ...(weights ? { weights: Float64Array.from(weights) } : {}) }
  return (await ngramFamily.fit(batch, options, { human: textBatch(HUMAN), rng })) as NgramModel
}

async function savedBytes(model: NgramModel): Promise<Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ngram-weights-'))
  await model.save(folder)
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))))
  await rm(folder, { recursive: true })
  return files
}

test.each(SMOOTHINGS)('weights of 1 give the very same bytes as none: %j', async (smoothing) => {
  const plain = await savedBytes(await weighted(MIX, undefined, smoothing))
  expect(
    await savedBytes(
      await weighted(
        MIX,
        MIX.map(() => 1),
        smoothing,
      ),
    ),
  ).toEqual(plain)
})

test.each(SMOOTHINGS)(
  'whole weights are repetitions, weight 0 is absence, order is nothing: %j',
  async (smoothing) => {
    const repeated = await savedBytes(
      await weighted(['a b c d', 'b c a', 'b c a', 'b c a', 'd d c', 'd d c'], undefined, smoothing),
    )
    const texts = ['a b c d', 'never seen a', 'b c a', 'd d c']
    expect(await savedBytes(await weighted(texts, [1, 0, 3, 2], smoothing))).toEqual(repeated)
    const other = await savedBytes(await weighted(['d d c', 'a b c d', 'b c a'], [0.7, 0.1, 0.2], smoothing))
    expect(
      await savedBytes(await weighted(['b c a', 'd d c', 'a b c d'], [0.2, 0.7, 0.1], smoothing)),
    ).toEqual(other)
  },
)

test('fractional counts by hand: maximum likelihood and add-k', async () => {
  // After a: b has .25, c has 1.5 of 1.75. Add 1/2 over a, b, c, </s>, <unk>: (.25 + .5) / (1.75 + 2.5).
  for (const [smoothing, expected] of [
    ['none', 1 / 7],
    [{ add: 0.5 }, 0.75 / 4.25],
  ] as const) {
    const { next, coder, at } = await parts(
      ['a b', 'a c'],
      2,
      smoothing,
      ['a b c'],
      Float64Array.of(0.25, 1.5),
    )
    const code = new Int32Array(1)
    coder.encode('b', code, 0)
    expect(next.probability(at('a'), code[0])).toBeCloseTo(expected, 14)
  }
})

test('fractional counts by hand: absolute discounting takes off min(c, d)', async () => {
  // d = .5. Unigrams: a 1.75, b .25, c 1.5, </s> 1.75 of 5.25; taken .5 + .25 + .5 + .5, share 1.75 / 5.25 / 5.
  // p(b) = 0 + 1/15. After a: b .25, c 1.5; taken .25 + .5 of 1.75. p(b | a) = 0 + 3/7 * 1/15.
  const weights = Float64Array.of(0.25, 1.5)
  const { next, coder, at } = await parts(['a b', 'a c'], 2, { absolute: 0.5 }, ['a b c'], weights)
  const code = new Int32Array(2)
  coder.encode('b c', code, 0)
  expect(next.probability(at('a'), code[0])).toBeCloseTo(3 / 7 / 15, 14)
  // p(c) = 1 / 5.25 + 1/15; p(c | a) = 1 / 1.75 + 3/7 p(c).
  expect(next.probability(at('a'), code[1])).toBeCloseTo(1 / 1.75 + (3 / 7) * (1 / 5.25 + 1 / 15), 14)
})

test('probabilities sum to 1 for any weights, after any history', async () => {
  const weight = fc.oneof(fc.double({ min: 1e-9, max: 1e6, noNaN: true }), fc.constantFrom(1, 0.1, 3))
  await fc.assert(
    fc.asyncProperty(
      fc.array(weight, { minLength: MIX.length, maxLength: MIX.length }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(...SMOOTHINGS),
      async (weights, order, smoothing) => {
        const { next, at } = await parts(MIX, order, smoothing, HUMAN, Float64Array.from(weights))
        for (const history of ['', 'a', 'a b', 'b c a', 'new', 'f', 'd d']) {
          const context = at(history)
          if (smoothing === 'none' && !context.seen) continue
          const sum = distribution(next, context).reduce((total, value) => total + value, 0)
          expect(sum).toBeCloseTo(1, 10)
        }
      },
    ),
    { numRuns: 100 },
  )
})

test('a weighted model draws what it scores, and comes back from disk the same', async () => {
  const weights = [0.3, 1.7, 0.02, 2.5, 0.9, 1e-3, 0.4, 1.1, 0.6]
  for (const smoothing of SMOOTHINGS) {
    const model = await weighted(MIX, weights, smoothing)
    const folder = await mkdtemp(join(tmpdir(), 'ngram-weights-'))
    await model.save(folder)
    const options = { family: 'ngram' as const, order: 3, tokens: 'words' as const, smoothing }
    const loaded = (await ngramFamily.load(folder, options, { human: textBatch(HUMAN) })) as NgramModel
    await rm(folder, { recursive: true })
    expect(loaded.tables).toEqual(model.tables)

    const { next, coder, at } = await parts(MIX, 3, smoothing, HUMAN, Float64Array.from(weights))
    const expected = distribution(next, at(''))
    const drawable = 1 - expected[UNKNOWN]
    expected[UNKNOWN] = 0
    const counts = new Float64Array(expected.length)
    const decoding = { temperature: 1, max_tokens: 1 }
    const { batch, finished } = await loaded.sample(
      { from: 0, count: 20_000 },
      decoding,
      keyedRng('weighted'),
    )
    if (batch.kind !== 'text') throw new Error('expected text')
    const code = new Int32Array(1)
    for (const [document, text] of batch.texts.entries()) {
      if (finished[document] === 0) coder.encode(text, code, 0)
      counts[finished[document] === 1 ? END : code[0]]++
    }
    const { statistic, degrees } = chiSquare(
      counts,
      expected.map((value) => value / drawable),
    )
    expect(statistic).toBeLessThan(chiSquareLimit(degrees))
  }
})

test('weights are rounded so that sums of them are exact, whole numbers not at all', () => {
  const offsets = Uint32Array.of(0, 2, 5)
  expect(exactWeights(Float64Array.of(0.5, 2), offsets)).toEqual({
    values: Float64Array.of(0.5, 2),
    integers: false,
  })
  expect(exactWeights(Float64Array.of(7, 2), offsets)).toEqual({
    values: Float64Array.of(7, 2),
    integers: true,
  })
  fc.assert(
    fc.property(
      fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
      fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
      (first, second) => {
        const { values } = exactWeights(Float64Array.of(first, second), offsets)
        const sum = values[0] + values[1]
        expect([sum - values[1], sum - values[0]]).toEqual([...values])
        expect(Math.max(...values) / Math.max(first, second)).toBeCloseTo(1, 14)
        expect(Math.min(...values)).toBeGreaterThan(0)
      },
    ),
  )
})

test('what is no weight is refused', async () => {
  for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    await expect(weighted(['a', 'b'], [1, wrong], 'none')).rejects.toThrow(
      `document 1 of the mix has weight ${wrong}`,
    )
  }
  await expect(weighted(['a', 'b'], [0, 0], 'none')).rejects.toThrow('the mix is empty')
  await expect(weighted(['a', 'b'], [1e308, 1e308], 'none')).rejects.toThrow('too large')
  await expect(weighted(['a', 'b'], [2, 1], 'kneser-ney')).rejects.toThrow('takes no loss weights')
  // Weights that say nothing are taken by all.
  expect((await weighted(['a', 'b'], [1, 1], 'kneser-ney')).tables.order).toBe(3)
})

test('prompts stay with the documents that are present', () => {
  const batch = { ...textBatch(['a', 'b', 'c'], ['x', 'y', 'z']), weights: Float64Array.of(2, 0, 0.5) }
  const { batch: left, weights } = withoutAbsent(batch)
  expect([left.texts, left.prompts, weights]).toEqual([['a', 'c'], ['x', 'z'], Float64Array.of(2, 0.5)])
})
