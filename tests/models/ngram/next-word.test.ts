import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Smoothing } from '../../../src/models/ngram/options.js'
import { END, UNKNOWN } from '../../../src/models/ngram/token-coder.js'
import { distribution, parts, SMOOTHINGS } from './helpers.js'

// Three documents: c(<s> a) = 3, c(a b) = 2, c(a c) = 1, c(b </s>) = 2, c(c </s>) = 1; unigrams a 3, b 2, c 1,
// </s> 3, together 9. V = 5: a, b, c, <unk>, </s>.
const TINY = ['a b', 'a b', 'a c']

interface Golden {
  readonly smoothing: Smoothing
  /** After "a", after "b" and after an unseen context: probabilities of a, b, c, <unk>, </s>. */
  readonly afterA: number[]
  readonly afterB: number[]
  readonly unseen: number[]
}

const GOLDEN: readonly Golden[] = [
  {
    smoothing: 'none',
    afterA: [0, 2 / 3, 1 / 3, 0, 0],
    afterB: [0, 0, 0, 0, 1],
    unseen: [0, 0, 0, 0, 0],
  },
  {
    // Unigrams: b = .5 * 4 / 9, share b / 5 = .4 / 9, so a 2.9/9, b 1.9/9, c .9/9, <unk> .4/9, </s> 2.9/9.
    // After a: b = .5 * 2 / 3 = 1/3. After b: b = .5 / 2.
    smoothing: { absolute: 0.5 },
    afterA: [2.9 / 27, 1.5 / 3 + 1.9 / 27, 0.5 / 3 + 0.9 / 27, 0.4 / 27, 2.9 / 27],
    afterB: [2.9 / 36, 1.9 / 36, 0.9 / 36, 0.4 / 36, 1.5 / 2 + 2.9 / 36],
    unseen: [2.9 / 9, 1.9 / 9, 0.9 / 9, 0.4 / 9, 2.9 / 9],
  },
  {
    // (c + 1) / (c(h) + 5).
    smoothing: { add: 1 },
    afterA: [1 / 8, 3 / 8, 2 / 8, 1 / 8, 1 / 8],
    afterB: [1 / 7, 1 / 7, 1 / 7, 1 / 7, 3 / 7],
    unseen: [0.2, 0.2, 0.2, 0.2, 0.2],
  },
  {
    // Bigrams: t = 2, 2, 1, 0, Y = 1/3, D = 1/3, 1.5, 3. Continuation counts a 1, b 1, c 1, </s> 2, together 5;
    // their t3 is 0, so D = .5, 1, 1.5 and b = 2.5 / 5: a, b, c .2, <unk> .1, </s> .3.
    // After a: b = (1.5 + 1/3) / 3 = 11/18. After b: b = 1.5 / 2.
    smoothing: 'kneser-ney',
    afterA: [2.2 / 18, 0.5 / 3 + 2.2 / 18, 2 / 9 + 2.2 / 18, 1.1 / 18, 3.3 / 18],
    afterB: [0.15, 0.15, 0.15, 0.075, 0.25 + 0.225],
    unseen: [0.2, 0.2, 0.2, 0.1, 0.3],
  },
]

test.each(GOLDEN)('hand-computed values: $smoothing', async ({ smoothing, afterA, afterB, unseen }) => {
  const { next, coder, at } = await parts(TINY, 2, smoothing)
  const codes = new Int32Array(8)
  coder.encode('a b c', codes, 0)
  for (const [history, expected] of [
    ['a', afterA],
    ['a b', afterB],
    ['nothing-like-it', unseen],
  ] as const) {
    const values = [codes[0], codes[1], codes[2], UNKNOWN, END].map((code) =>
      next.probability(at(history), code),
    )
    for (const [word, value] of values.entries()) expect(value).toBeCloseTo(expected[word], 14)
  }
})

test('<s> is never predicted', async () => {
  for (const smoothing of SMOOTHINGS) {
    const { next } = await parts(TINY, 2, smoothing)
    if (next.added === 0) expect(next.probabilities.unigrams[1]).toBe(0)
  }
})

test('probabilities sum to 1 after any history, seen or not (maximum likelihood: 1, or 0 if unseen)', async () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const text = fc.array(word, { maxLength: 7 }).map((words) => words.join(' '))
  const smoothing: fc.Arbitrary<Smoothing> = fc.oneof(
    fc.constant('none' as const),
    fc.constant('kneser-ney' as const),
    fc.double({ min: 0.001, max: 0.999, noNaN: true }).map((absolute) => ({ absolute })),
    fc.double({ min: 0.001, max: 10, noNaN: true }).map((add) => ({ add })),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 12 }),
      fc.array(text, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 8 }),
      smoothing,
      async (mix, histories, order, chosen) => {
        // "e" and "unknown" may be outside the mix or the vocabulary.
        const { next, at } = await parts(mix, order, chosen, ['a b c d z'])
        for (const history of [...histories, ...mix, 'unknown', 'z a']) {
          const context = at(history)
          const sum = distribution(next, context).reduce((total, value) => total + value, 0)
          if (chosen === 'none' && !context.seen) expect(sum).toBe(0)
          else expect(sum).toBeCloseTo(1, 10)
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('reading a word gives its probability and moves on', async () => {
  for (const smoothing of SMOOTHINGS) {
    const { next, at } = await parts(['a b c a', 'b a', 'c'], 3, smoothing)
    for (const history of ['', 'a', 'a b', 'b c a', 'x', 'c c']) {
      for (let code = 0; code < next.tables.codes; code++) {
        if (code === 1 || code === END) continue
        const context = at(history)
        const expected = next.probability(context, code)
        expect(next.read(context, code)).toBe(expected)
        const moved = at(history)
        moved.advance(code)
        expect([context.level, context.row, context.wanted]).toEqual([moved.level, moved.row, moved.wanted])
      }
    }
  }
})
