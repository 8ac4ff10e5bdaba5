import { describe, expect, it } from 'vitest'
import { drawWithoutReplacement } from '../../src/mixing/accumulate-subsample.js'
import { keyedRng } from '../../src/random/keyed.js'
import { chiSquareScore, variance, zScore } from '../helpers/statistics.js'
import { compose, documentsOf } from './context.js'

describe('accumulate-subsample', () => {
  it('is of constant size and takes each document once', async () => {
    for (const kept of [[100], [100, 90], [100, 90, 80, 70]]) {
      const texts = await documentsOf({ strategy: 'accumulate-subsample' }, { kept, budget: 60 })
      expect(texts).toHaveLength(60)
      expect(new Set(texts).size).toBe(60)
    }
  })

  it('leaves out a source that gives nothing', async () => {
    const { parts } = await compose({ strategy: 'accumulate-subsample' }, { kept: [0, 100], budget: 50 })
    expect(parts.map(({ source }) => source)).not.toContainEqual({ sample: 0 })
  })

  it('asks for the human share of the pool', async () => {
    const { requested } = await compose(
      { strategy: 'accumulate-subsample' },
      { kept: [100, 200], budget: 50 },
    )
    expect(requested).toEqual({ documents: 50, humanShare: 0.25 })
  })

  it('takes everything where the budget is the pool', async () => {
    const texts = await documentsOf(
      { strategy: 'accumulate-subsample' },
      { kept: [30], human: 20, budget: 50 },
    )
    expect(new Set(texts).size).toBe(50)
  })

  it('reaches every document of the pool with the same chance', async () => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 2000; seed++) {
      const sizes = { human: 10, kept: [6, 4], budget: 8 }
      for (const text of await documentsOf({ strategy: 'accumulate-subsample' }, sizes, seed)) {
        counts.set(text, (counts.get(text) ?? 0) + 1)
      }
    }
    expect(counts.size).toBe(20)
    // Each of 20 documents is in with probability 8/20. Counts of one subset vary less than independent ones, by
    // 1 - 8/20 times 20/19: the statistic is scaled back to a chi-square.
    const scaled = [...counts.values()].map((count) => 800 + (count - 800) / Math.sqrt((0.6 * 20) / 19))
    expect(Math.abs(chiSquareScore(scaled, () => 800))).toBeLessThan(3)
  })
})

describe('drawWithoutReplacement', () => {
  const piles = [50, 30, 20]
  const draws = Array.from({ length: 5000 }, (_, round) =>
    drawWithoutReplacement(piles, 40, keyedRng('hypergeometric', round)),
  )

  it('gives all draws, from piles that hold them', () => {
    for (const counts of draws) {
      expect(counts.reduce((sum, count) => sum + count)).toBe(40)
      expect(counts.every((count, pile) => count >= 0 && count <= piles[pile])).toBe(true)
    }
    expect(drawWithoutReplacement([2, 0, 3], 5, keyedRng(1))).toEqual([2, 0, 3])
    expect(drawWithoutReplacement([2, 3], 0, keyedRng(1))).toEqual([0, 0])
  })

  it('has the mean and the variance of the multivariate hypergeometric law', () => {
    for (const [pile, size] of piles.entries()) {
      const counts = draws.map((draw) => draw[pile])
      const share = size / 100
      expect(Math.abs(zScore(counts, 40 * share))).toBeLessThan(3)
      // n p (1 - p) (N - n) / (N - 1); a variance of 5000 values has a relative error of sqrt(2 / 5000) = 2%.
      const expected = (40 * share * (1 - share) * 60) / 99
      expect(Math.abs(variance(counts) / expected - 1)).toBeLessThan(0.06)
    }
  })

  it('has the probabilities of the law, cell by cell', () => {
    // Piles of 3, 2 and 1, three draws: C(3, a) C(2, b) C(1, c) / C(6, 3).
    const expected: Readonly<Record<string, number>> = {
      '3,0,0': 1 / 20,
      '2,1,0': 6 / 20,
      '2,0,1': 3 / 20,
      '1,2,0': 3 / 20,
      '1,1,1': 6 / 20,
      '0,2,1': 1 / 20,
    }
    const cells = Object.keys(expected)
    const observed = new Uint32Array(cells.length)
    for (let round = 0; round < 10_000; round++) {
      observed[cells.indexOf(drawWithoutReplacement([3, 2, 1], 3, keyedRng('cells', round)).join())]++
    }
    const score = chiSquareScore(observed, (cell) => expected[cells[cell]] * 10_000)
    expect(Math.abs(score)).toBeLessThan(3)
  })
})
