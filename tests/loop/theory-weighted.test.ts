import { describe, expect, it } from 'vitest'
import {
  blend,
  expectTheory,
  type Mixing,
  type Probabilities,
  replicates,
  SETTING,
  squares,
  squaresOfSample,
  unrolled,
  zipf,
} from '../helpers/categorical-loop.js'
import { mean, zScore } from '../helpers/statistics.js'

/**
 * `weighted` against the squared error R = E|p - p*|^2 of its models. A part in which document i stands c_i times is
 * a mean with variance sigma^2 A, A = sum c_i^2 / (sum c_i)^2 (1 / size where all are equal), and for frequencies
 * sigma^2 = 1 - S. With fresh human documents of weight w the sample's own distribution is p, with E[1 - |p|^2] =
 * sigma^2 - R, so
 *
 * R' = w^2 sigma^2 A_human + (1 - w)^2 (R + (sigma^2 - R) A_synthetic).
 */
const TRUTH = zipf(SETTING.words)
const S_TRUE = squares(TRUTH)
const VARIANCE = 1 - S_TRUE
const n = SETTING.documents
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** A for `wanted` documents made of a part of `size`: whole as often as it fits, then a piece of it. */
function concentration(size: number, wanted: number): number {
  const whole = Math.floor(wanted / size)
  const once = wanted - whole * size
  return (once * (whole + 1) * (whole + 1) + (size - once) * whole * whole) / (wanted * wanted)
}

function errorAfter(w: number, human: number, synthetic: number, generations = SETTING.generations) {
  return unrolled(
    VARIANCE / n,
    (error) => w * w * VARIANCE * human + (1 - w) * (1 - w) * (error + (VARIANCE - error) * synthetic),
    generations,
  )
}

/** R in the long run with r human and m synthetic documents of equal weight within their part. */
function limit(w: number, r: number, m: number): number {
  const kept = (1 - w) * (1 - w)
  return (VARIANCE * ((w * w) / r + kept / m)) / (1 - kept * (1 - 1 / m))
}

function squaredError(model: Probabilities): number {
  return squares(model.map((probability, word) => probability - TRUTH[word]))
}

const byLoss = (weight: number | 'golden-ratio', count = n, draw = 'fresh'): Mixing => ({
  strategy: 'weighted',
  human: { count, draw },
  weight,
  by: 'loss',
})

describe('by loss, fresh human data', () => {
  const WEIGHTS = [0.35, 'golden-ratio', 0.85] as const
  const setting = { ...SETTING, replicates: 800 }
  const simulated = new Map(WEIGHTS.map((weight) => [weight, replicates(byLoss(weight), setting)]))
  const numberOf = (weight: (typeof WEIGHTS)[number]) => (weight === 'golden-ratio' ? GOLDEN : weight)

  it.each(WEIGHTS)('weight %s: the recursion of the squared error', async (weight) => {
    const theory = errorAfter(numberOf(weight), 1 / n, 1 / n)
    const neighbour = weight === 'golden-ratio' ? () => VARIANCE / n : errorAfter(0.5, 1 / n, 1 / n)
    expectTheory(
      (await simulated.get(weight)) ?? [],
      theory,
      { 'human data alone, or pooling': neighbour },
      squaredError,
    )
  })

  it.each(WEIGHTS.filter((weight) => weight !== 'golden-ratio'))(
    'the golden ratio has a smaller error than %d, by as much as theory says',
    async (weight) => {
      // Same human data, replicate by replicate, and mean over generations 4 to 6, when the start is forgotten.
      const settled = async (which: (typeof WEIGHTS)[number]) =>
        ((await simulated.get(which)) ?? []).map((models) => mean(models.slice(4).map(squaredError)))
      const golden = await settled('golden-ratio')
      const other = await settled(weight)
      const differences = golden.map((error, replicate) => other[replicate] - error)
      const expected =
        mean([4, 5, 6].map(errorAfter(weight, 1 / n, 1 / n))) -
        mean([4, 5, 6].map(errorAfter(GOLDEN, 1 / n, 1 / n)))
      expect(Math.abs(zScore(differences, expected))).toBeLessThan(3)
      expect(zScore(differences, 0)).toBeGreaterThan(5)
    },
  )

  it('takes k from the counts: a quarter as many human documents, w* = .3904', async () => {
    const w = (Math.sqrt(1 / 16 + 1) - 1 / 4) / 2
    expect(w).toBeCloseTo(0.3904, 4)
    const theory = errorAfter(w, 1 / 15, 1 / n)
    const neighbours = {
      pooling: errorAfter(15 / (15 + n), 1 / 15, 1 / n),
      'the weight for k = 1': errorAfter(GOLDEN, 1 / 15, 1 / n),
    }
    const setting = { ...SETTING, replicates: 800 }
    expectTheory(await replicates(byLoss('golden-ratio', 15), setting), theory, neighbours, squaredError)
  })
})

describe('the theory', () => {
  it('settles at w* sigma^2 / n for w*, and every other weight is worse (He, Xu and Cheng, arXiv 2502.18049)', () => {
    // w* for k = 1/4, 1, 4 as given there: .3904, .6180, .8284. Many documents stand for the limit.
    for (const [k, best] of [
      [0.25, 0.3904],
      [1, 0.618],
      [4, 0.8284],
    ]) {
      const m = 1e7
      const inUnits = (w: number) => (limit(w, k * m, m) * k * m) / VARIANCE
      expect(inUnits(best)).toBeCloseTo(best, 4)
      for (const step of [-0.1, -0.02, 0.02, 0.1]) {
        expect(inUnits(best + step)).toBeGreaterThan(inUnits(best))
      }
      // Plain pooling is the weight k / (k + 1).
      expect(inUnits(k / (k + 1))).toBeGreaterThan(inUnits(best))
    }
  })

  it('is where the recursion goes', () => {
    for (const w of [0.2, GOLDEN, 0.9]) {
      expect(errorAfter(w, 1 / 30, 1 / n, 200)(200)).toBeCloseTo(limit(w, 30, n), 12)
    }
  })
})

describe('by resampling', () => {
  it.each([
    ['golden-ratio', 74],
    [0.25, 30],
    [0.85, 102],
  ] as const)(
    'weight %s: %d of 120 documents human, and the noise of repeating and leaving out',
    async (weight, wanted) => {
      const setting = { ...SETTING, replicates: 800 }
      const runs = await replicates({ ...byLoss(weight), by: 'resampling' }, setting)
      const share = wanted / 120
      const theory = errorAfter(share, concentration(60, wanted), concentration(60, 120 - wanted))
      expectTheory(runs, theory, { 'by loss': errorAfter(share, 1 / n, 1 / n) }, squaredError)
    },
  )
})

describe('pooling', () => {
  it('is the weight k / (k + 1): the models of anchor', async () => {
    const few = { ...SETTING, replicates: 3 }
    const human = { count: 30, draw: 'redraw' }
    const anchored = await replicates({ strategy: 'anchor', human }, few)
    for (const by of ['loss', 'resampling']) {
      const pooled = await replicates({ strategy: 'weighted', human, weight: 30 / 90, by }, few)
      for (const [replicate, models] of pooled.entries()) {
        for (const [generation, model] of models.entries()) {
          for (const [word, probability] of model.entries()) {
            expect(probability).toBeCloseTo(anchored[replicate][generation][word], 12)
          }
        }
      }
    }
  })
})

describe('redraw', () => {
  it('has the training split for its truth', async () => {
    const w = 0.7
    const trained = squaresOfSample(n, S_TRUE)
    const of = (between: number) =>
      unrolled(trained, (s) => blend(w, squaresOfSample(20, S_TRUE), between, squaresOfSample(n, s)))
    const runs = await replicates(byLoss(w, 20, 'redraw'), { ...SETTING, replicates: 1000 })
    expectTheory(runs, of(trained), { fresh: of(S_TRUE) })
  })
})
