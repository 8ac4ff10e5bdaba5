import { describe, expect, it } from 'vitest'
import {
  blend,
  expectTheory,
  type Mixing,
  replicates,
  SETTING,
  squares,
  squaresOfSample,
  type Theory,
  unrolled,
  zipf,
} from '../helpers/categorical-loop.js'

/** Strategies that add human data to the last sample: `mix`, `decay` and `anchor`. */

const n = SETTING.documents
const S_TRUE = squares(zipf(SETTING.words))
const S_TRAIN = squaresOfSample(n, S_TRUE)
const DRAWS = ['fixed', 'redraw', 'fresh'] as const
type Draw = (typeof DRAWS)[number]

/** r human and s synthetic documents. */
interface Sizes {
  readonly r: number
  readonly s: number
}

/**
 * S of models of r human documents, which never grow in number, and s from the sample before.
 *
 * Whatever the draw, the human part alone is r independent draws from the truth (a subset without replacement of such
 * draws is one too). What the draws differ in is E[h.p], its overlap with the model that wrote the sample:
 * - fresh: independent of it, and both have the truth as mean: that of the truth with itself;
 * - redraw: given the training split f, h and p are independent with mean f: E[f.f];
 * - fixed: the model comes to repeat the one subset. A smaller fixed subset is a random part of a larger one, so
 *   the overlap is E[h.p'] = share E[h.h] + (1 - share) E[h.p], the same for all subsets still to come.
 */
function ofDraw(draw: Draw, sizesOf: (generation: number) => Sizes): Theory {
  let between = draw === 'fresh' ? S_TRUE : S_TRAIN
  return unrolled(S_TRAIN, (value, generation) => {
    const { r, s } = sizesOf(generation)
    if (r === 0) return squaresOfSample(s, value)
    const share = r / (r + s)
    const ofHuman = squaresOfSample(r, S_TRUE)
    const next = blend(share, ofHuman, between, squaresOfSample(s, value))
    if (draw === 'fixed') between = share * ofHuman + (1 - share) * between
    return next
  })
}

/** The mixing agrees with its draw's theory, which is told from those of the other draws. */
async function expectDraw(draw: Draw, mixing: Mixing, theoryOf: (draw: Draw) => Theory, more = {}) {
  const others = DRAWS.filter((other) => other !== draw).map((other) => [other, theoryOf(other)] as const)
  // Redraw and fresh differ least, by two per cent.
  const setting = { ...SETTING, replicates: 700 }
  expectTheory(await replicates(mixing, setting), theoryOf(draw), { ...Object.fromEntries(others), ...more })
}

describe('mix', () => {
  it.each(DRAWS)('%s: 20% human', async (draw) => {
    const sizes = { r: 12, s: n - 12 }
    await expectDraw(draw, { strategy: 'mix', human: { share: 0.2, draw } }, (other) =>
      ofDraw(other, () => sizes),
    )
  })
})

describe('decay', () => {
  // 50%, 37.5%, 25%, 12.5%, then nothing, in whole documents of 60.
  const counts = [30, 23, 15, 8, 0, 0]
  const sizesOf = (generation: number) => ({ r: counts[generation - 1], s: n - counts[generation - 1] })
  const share = { linear: { from: 0.5, to: 0, over: 4 } }

  it.each(DRAWS)('%s: the recursion of mix with a share for each generation', async (draw) => {
    const later = ofDraw(draw, (generation) => sizesOf(Math.max(1, generation - 1)))
    const kept = ofDraw(draw, () => sizesOf(1))
    await expectDraw(draw, { strategy: 'decay', human: { share, draw } }, (other) => ofDraw(other, sizesOf), {
      'one generation later': later,
      'the first share kept': kept,
    })
  })
})

describe('anchor', () => {
  it("levels off as S' = (1 - a^2) S_1 + a^2 (1/n + (1 - 1/n) S), a = n / (N + n)", async () => {
    const N = n
    const a = n / (N + n)
    const theory = unrolled(S_TRAIN, (s) => (1 - a * a) * S_TRAIN + a * a * squaresOfSample(n, s))
    const half = { r: n / 2, s: n / 2 }
    expectTheory(await replicates({ strategy: 'anchor' }), theory, {
      'human data alone': () => S_TRAIN,
      'half of a mix of constant size': ofDraw('redraw', () => half),
      'fresh human data': ofDraw('fresh', () => ({ r: n, s: n })),
    })
  })

  it.each(DRAWS)('%s: a quarter of the human data', async (draw) => {
    const sizes = { r: 15, s: n }
    await expectDraw(draw, { strategy: 'anchor', human: { of_source: 0.25, draw } }, (other) =>
      ofDraw(other, () => sizes),
    )
  })

  it('has the fixed points of Zipf over 50 words, N = 100: .0908, .0925, .0938 for n = 20, 100, 1000', () => {
    // Of the recursion above; simulated for 50 generations: .0905, .0922, .0939.
    const first = squaresOfSample(100, squares(zipf(50)))
    const fixedPoint = (size: number) => {
      const a = size / (100 + size)
      return unrolled(first, (s) => (1 - a * a) * first + a * a * squaresOfSample(size, s), 20_000)(20_000)
    }
    expect(fixedPoint(20)).toBeCloseTo(0.0908, 4)
    expect(fixedPoint(100)).toBeCloseTo(0.0925, 4)
    expect(fixedPoint(1000)).toBeCloseTo(0.0938, 4)
  })
})
