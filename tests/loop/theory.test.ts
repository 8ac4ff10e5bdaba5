import { describe, expect, it } from 'vitest'
import {
  expectTheory,
  overlap,
  replicates,
  SETTING,
  squares,
  squaresOfSample,
  type Theory,
  unrolled,
  zipf,
} from '../helpers/categorical-loop.js'
import { mean, zScore } from '../helpers/statistics.js'

/** Strategies of synthetic data alone, of human data alone, and of all there ever was; the rest: theory-*.test.ts. */

const { words: WORDS, documents: n, generations: GENERATIONS } = SETTING
const TRUTH = zipf(WORDS)
const S_TRUE = squares(TRUTH)
const S_TRAIN = squaresOfSample(n, S_TRUE)

const replace = unrolled(S_TRAIN, (s) => squaresOfSample(n, s))

/** The fit of generation g is the theory's (g + 1)-th, on (g + 1) n documents. */
const accumulate = unrolled(S_TRAIN, (s, generation) => {
  const fit = generation + 1
  return 1 - (1 - s) * (1 - 1 / (n * fit * fit))
})

/**
 * S of models that are fitted on whole blocks of n documents each, or on n documents drawn without replacement from
 * them. Block 0 is human, block j + 1 the sample of generation j; `blocksOf` names those of a generation's pool.
 *
 * With X(a, b) = E[x_a.x_b] for the frequencies x in blocks: a block is drawn from its model, and given all blocks
 * before it, that model's expectation is the mean of its pool. So X(a, b) = mean of X(c, b) over the pool's blocks c
 * for b < a, and X(a, a) = 1/n + (1 - 1/n) S of the model.
 */
function ofBlocks(
  blocksOf: (generation: number) => readonly number[],
  how: 'whole' | 'subset',
  sizes = { n, first: S_TRUE, generations: GENERATIONS },
): Theory {
  const { n: size, first, generations } = sizes
  const x: number[][] = [[squaresOfSample(size, first)]]
  // S of the distribution that each block was drawn from: that of its own model.
  const s = [first]
  for (let generation = 0; generation <= generations; generation++) {
    const pool = generation === 0 ? [0] : blocksOf(generation)
    const between = (left: number, right: number) => x[Math.max(left, right)][Math.min(left, right)]
    const ofPool = mean(pool.flatMap((left) => pool.map((right) => between(left, right))))
    const block = generation + 1
    s.push(how === 'whole' || pool.length === 1 ? ofPool : ofSubset(pool, between))
    x.push([
      ...Array.from({ length: block }, (_, other) => mean(pool.map((own) => between(own, other)))),
      squaresOfSample(size, s[block]),
    ])
  }
  return (generation) => s[generation + 1]

  /** Two documents of the subset are of one block, and then different draws from its model, or of two blocks. */
  function ofSubset(pool: readonly number[], between: (left: number, right: number) => number): number {
    const all = pool.length * size
    const sameBlock = mean(pool.map((block) => s[block]))
    const others = pool.flatMap((left) =>
      pool.flatMap((right) => (left === right ? [] : [between(left, right)])),
    )
    const chanceOfSame = (size - 1) / (all - 1)
    return squaresOfSample(size, chanceOfSame * sameBlock + (1 - chanceOfSame) * mean(others))
  }
}

const everything = (generation: number) => Array.from({ length: generation + 1 }, (_, block) => block)
const lastBlocks = (k: number) => (generation: number) => everything(generation).slice(1).slice(-k)

describe('replace', () => {
  const simulated = replicates({ strategy: 'replace' })

  it('loses diversity as E[S_t] = 1 - (1 - 1/n)^t (1 - S_0)  (Seddik et al., arXiv 2404.05090, eq. 6)', async () => {
    expectTheory(await simulated, replace, { accumulate, 'window of 2': ofBlocks(lastBlocks(2), 'whole') })
  })

  it('keeps the expected frequency of every word: what is lost is coverage', async () => {
    const runs = await simulated
    for (let word = 0; word < WORDS; word++) {
      const last = runs.map((models) => models[GENERATIONS][word])
      expect(Math.abs(zScore(last, TRUTH[word])), `word ${word}`).toBeLessThan(3.5)
    }
    const known = (generation: number) =>
      mean(runs.map((models) => models[generation].filter((value) => value > 0).length))
    expect(known(GENERATIONS)).toBeLessThan(0.7 * known(0))
  })
})

describe('window', () => {
  it.each([2, 3])('of %d: loses diversity more slowly, by the moments of its samples', async (k) => {
    const runs = await replicates({ strategy: 'window', generations: k })
    const shorter = ofBlocks(lastBlocks(k - 1), 'whole')
    expectTheory(runs, ofBlocks(lastBlocks(k), 'whole'), {
      accumulate,
      [`window of ${k - 1}`]: shorter,
    })
  })

  it('of 1 is replace', async () => {
    const few = { ...SETTING, replicates: 3 }
    const ofOne = await replicates({ strategy: 'window', generations: 1 }, few)
    expect(ofOne).toEqual(await replicates({ strategy: 'replace' }, few))
    for (let generation = 0; generation <= GENERATIONS; generation++) {
      expect(ofBlocks(lastBlocks(1), 'whole')(generation)).toBeCloseTo(replace(generation), 12)
    }
  })

  it('delays collapse and does not stop it', () => {
    // Two samples halve the noise of a fit, and neighbouring generations share half of it.
    const long = { n, first: S_TRUE, generations: 1000 }
    expect(ofBlocks(lastBlocks(2), 'whole', long)(1000)).toBeGreaterThan(0.999)
  })
})

describe('accumulate', () => {
  it('levels off as E[1 - S_t] = (1 - S_0) prod (1 - 1/(n i^2)), and no word of the first sample dies', async () => {
    const runs = await replicates({ strategy: 'accumulate' })
    expectTheory(runs, accumulate, { replace, nothing: () => S_TRAIN })
    const survivors = (model: readonly number[]) => model.map((probability) => probability > 0)
    for (const models of runs) {
      for (const model of models) expect(survivors(model)).toEqual(survivors(models[0]))
    }
  })

  it('is the sum over all blocks', () => {
    const blocks = ofBlocks(everything, 'whole')
    for (let generation = 0; generation <= GENERATIONS; generation++) {
      expect(blocks(generation)).toBeCloseTo(accumulate(generation), 12)
    }
  })
})

describe('accumulate-subsample', () => {
  it('levels off higher: the noise of a subset comes on top, but does not pile up', async () => {
    const theory = ofBlocks(everything, 'subset')
    expectTheory(await replicates({ strategy: 'accumulate-subsample' }), theory, { replace, accumulate })
  })

  it('stays near 1 - S = .895 after 10 and 40 fits, where replace is at .615', () => {
    // Simulated once for Zipf over 50 words, n = 100, errors about .001: .911, .895 and .896 after 1, 10 and 40 fits.
    const long = { n: 100, first: squares(zipf(50)), generations: 40 }
    const theory = ofBlocks(everything, 'subset', long)
    expect(Math.abs(1 - theory(0) - 0.911)).toBeLessThan(0.001)
    expect(Math.abs(1 - theory(9) - 0.895)).toBeLessThan(0.003)
    expect(Math.abs(1 - theory(39) - 0.896)).toBeLessThan(0.003)
    expect(Math.abs(1 - ofBlocks(lastBlocks(1), 'whole', long)(39) - 0.615)).toBeLessThan(0.001)
  })
})

describe('human-only', () => {
  it('stays what it was', async () => {
    const [models] = await replicates({ strategy: 'human-only' }, { ...SETTING, replicates: 1 })
    for (const model of models) expect(model).toEqual(models[0])
  })
})

describe('human-subset', () => {
  // What neighbouring generations have in common: the subset, the training split, the truth.
  const r = 15
  const own = squaresOfSample(r, S_TRUE)
  it.each([
    ['fixed', own],
    ['redraw', S_TRAIN],
    ['fresh', S_TRUE],
  ])(
    "%s: two generations overlap as E[h.h'] = %d, each with itself as 15 documents",
    async (draw, common) => {
      const setting = { ...SETTING, generations: 2, replicates: 1500 }
      const runs = await replicates({ strategy: 'human-subset', human: { count: r, draw } }, setting)
      for (const generation of [1, 2]) {
        expect(
          Math.abs(
            zScore(
              runs.map((models) => squares(models[generation])),
              own,
            ),
          ),
        ).toBeLessThan(3)
      }
      const overlaps = runs.map((models) => overlap(models[1], models[2]))
      expect(Math.abs(zScore(overlaps, common))).toBeLessThan(3)
      for (const other of [own, S_TRAIN, S_TRUE]) {
        if (other !== common) expect(Math.abs(zScore(overlaps, other))).toBeGreaterThan(5)
      }
    },
  )
})
