import { expect, test } from 'vitest'
import type { VectorBatch } from '../../../src/contracts/batch.js'
import { categorical } from '../../../src/models/categorical/family.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { states } from '../../../src/worlds/states/states.js'
import { generationsOf, joined, rowsOf, squares, survivors } from '../../helpers/state-chains.js'
import { mean, variance, zScore } from '../../helpers/statistics.js'

/**
 * Closed forms of resampling, each within four standard errors of the chains' mean. Papers count fits: the first one,
 * to human items, is generation 0 here and m = 1 there.
 */

const options = { family: 'categorical', smoothing: 0 } as const
const zipf50 = states.create({ world: 'states', frequencies: { zipf: 1, shift: 0, states: 50 } })
const [TRUTH] = rowsOf(zipf50.truth)
const S0 = squares(TRUTH)

test('replace: the sum of squares follows 1 - (1 - 1/n)^m (1 - S_0), and survivors lie within their bounds', async () => {
  const [count, chains] = [100, 800]
  // TARGETS of the literature, simulated there: Seddik et al. (arXiv 2404.05090, eq. 6) for S, Suresh et al.
  // (arXiv 2412.17646, corollary 1) for survivors.
  const listed = new Map([
    [1, { squares: 0.0895, survivors: 31.76 }],
    [5, { squares: 0.1254, survivors: 16.85 }],
    [10, { squares: 0.1682, survivors: 11.38 }],
    [20, { squares: 0.2478, survivors: 7.21 }],
    [40, { squares: 0.3847, survivors: 4.36 }],
  ])
  let m = 0
  let g = Number.POSITIVE_INFINITY
  let kept = 1 - S0
  for await (const { state } of generationsOf({
    family: categorical,
    options,
    world: zipf50,
    count,
    chains,
    generations: 39,
  })) {
    m++
    g = 1 - Math.exp(-g)
    kept *= 1 - 1 / count
    const known = listed.get(m)
    if (known === undefined) continue
    const rows = rowsOf(state)
    expect(1 - kept).toBeCloseTo(known.squares, 4)
    expect(Math.abs(zScore(rows.map(squares), 1 - kept)), `S_${m}`).toBeLessThan(4)
    const alive = rows.map(survivors)
    const slack = 4 * Math.sqrt(variance(alive) / chains)
    const bound = (share: (p: number) => number) => TRUTH.reduce((sum, p) => sum + 1 - share(p), 0)
    const lower = bound((p) => Math.exp(-count * p * g))
    const upper = bound((p) => Math.exp(-count * p * g) * Math.max(1 - 3 * count * p * p - 3 * m * p, 0))
    expect(mean(alive)).toBeGreaterThan(lower - slack)
    expect(mean(alive)).toBeLessThan(upper + slack)
    expect(Math.abs(mean(alive) - known.survivors)).toBeLessThan(slack + 0.01 * known.survivors)
  }
  expect(m).toBe(40)
})

test.each([1, 10, 50])(
  'mixed with %i fresh human items of 100, the sum of squares follows its recursion',
  async (real) => {
    const [count, chains, generations] = [100, 200, 30]
    const synthetic = count - real
    const mix = (sample: VectorBatch, generation: number) => {
      const kept = { ...sample, count: synthetic, values: firstOf(sample.values, count, synthetic) }
      return joined(kept, zipf50.draw(real, chains, keyedRng('fresh', real, generation)))
    }
    const share = real / count
    let expected = 1 / count + (1 - 1 / count) * S0
    let found: number[] = []
    let m = 0
    for await (const { state } of generationsOf({
      family: categorical,
      options,
      world: zipf50,
      count,
      chains,
      generations,
      mix,
    })) {
      if (m++ > 0) {
        expected =
          share * share * (1 / real + (1 - 1 / real) * S0) +
          2 * share * (1 - share) * S0 +
          (1 - share) * (1 - share) * (1 / synthetic + (1 - 1 / synthetic) * expected)
      }
      found = rowsOf(state).map(squares)
    }
    // Derived for this project; t = 30 there.
    expect(expected).toBeCloseTo({ 1: 0.2681, 10: 0.1265, 50: 0.0925 }[real] ?? Number.NaN, 3)
    expect(Math.abs(zScore(found, expected))).toBeLessThan(4)
  },
)

/** The first `kept` of every `count` values. */
function firstOf(values: Float64Array, count: number, kept: number): Float64Array {
  return values.filter((_, at) => at % count < kept)
}

test('accumulate: no state is ever lost again, and 1 - S shrinks by prod (1 - 1 / (n i^2))', async () => {
  const [count, chains, generations] = [100, 300, 5]
  let pool = zipf50.draw(count, chains, keyedRng('test', 'human'))
  const mix = (sample: typeof pool) => {
    pool = joined(pool, sample)
    return pool
  }
  let expected = 1 - S0
  let first: number[] | undefined
  let m = 0
  for await (const { state } of generationsOf({
    family: categorical,
    options,
    world: zipf50,
    count,
    chains,
    generations,
    mix,
  })) {
    m++
    expected *= 1 - 1 / (count * m * m)
    const rows = rowsOf(state)
    const alive = rows.flatMap((row) => [...row].map((p) => (p > 0 ? 1 : 0)))
    first ??= alive
    expect(alive).toEqual(first)
    expect(
      Math.abs(
        zScore(
          rows.map((row) => 1 - squares(row)),
          expected,
        ),
      ),
    ).toBeLessThan(4)
    if (m > 1) continue
    // Exactly sum 1 - (1 - p)^n = 31.77 in the mean.
    const exact = TRUTH.reduce((sum, p) => sum + 1 - Math.exp(count * Math.log1p(-p)), 0)
    expect(exact).toBeCloseTo(31.77, 2)
    expect(Math.abs(zScore(rows.map(survivors), exact))).toBeLessThan(4)
  }
})
