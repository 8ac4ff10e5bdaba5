import { expect, test } from 'vitest'
import { infiniteMemory } from '../../../src/models/infinite-memory/family.js'
import { HurwitzZeta } from '../../../src/numerics/hurwitz-zeta.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { states } from '../../../src/worlds/states/states.js'
import { generationsOf, rowsOf } from '../../helpers/state-chains.js'
import { mean, zScore } from '../../helpers/statistics.js'

/**
 * A Tale of Tails (Dohmatob et al., arXiv 2402.07043): the error of a model that errs on what it has not seen is
 * sum_i p_i (1 - q_i)^T after T items from q, and falls as T^-(beta - 1)/beta for p_i ~ i^-beta.
 */

const zipf = (beta: number, size: number, cut?: number) =>
  states.create({ world: 'states', frequencies: { zipf: beta, shift: 0, states: size }, cut })

const errorOf = (truth: Float64Array, row: Float64Array) =>
  truth.reduce((sum, p, state) => (row[state] === 0 ? sum + p : sum), 0)

const expectedError = (truth: Float64Array, from: Float64Array, items: number) =>
  truth.reduce((sum, p, state) => sum + p * Math.exp(items * Math.log1p(-from[state])), 0)

test('the exact sums have the values and the slopes of the theory', () => {
  // Derived for this project with 1e6 states; slopes of the second exponent are -0.334 to -0.340 there.
  const beyond = tailMass(new HurwitzZeta(2), 1e6)
  const square = [1e2, 1e3, 1e4, 1e5].map((items) => unboundedError(2, items))
  for (const [at, error] of [0.06884, 0.02184, 0.00691, 0.00218].entries()) {
    expect(square[at] - beyond).toBeCloseTo(error, 5)
    if (at > 0) expect(Math.log10(square[at] / square[at - 1])).toBeCloseTo(-0.5, 2)
  }
  const slow = [1e2, 1e3, 1e4].map((items) => unboundedError(1.5, items))
  for (const at of [1, 2]) expect(Math.log10(slow[at] / slow[at - 1])).toBeCloseTo(-0.337, 2)
})

/** The sum over all whole numbers: those beyond the listed ones are as good as never seen. */
function unboundedError(beta: number, items: number): number {
  const zeta = new HurwitzZeta(beta)
  const listed = 30_000
  const probabilities = Float64Array.from({ length: listed }, (_, at) =>
    Math.exp(-beta * Math.log(at + 1) - zeta.log(1)),
  )
  return expectedError(probabilities, probabilities, items) + tailMass(zeta, listed)
}

/** What states beyond the first k weigh under Zipf's law without an end. */
function tailMass(zeta: HurwitzZeta, k: number): number {
  return Math.exp(zeta.log(k + 1) - zeta.log(1))
}

test.each([
  [2, 100],
  [2, 1000],
  [1.5, 300],
])('beta %d, %i items: the error is the exact sum', async (beta, items) => {
  const world = zipf(beta, 5000)
  const [truth] = rowsOf(world.truth)
  const options = { family: 'infinite-memory' } as const
  const setting = { family: infiniteMemory, options, world, count: items, chains: 100, generations: 0 }
  for await (const { state } of generationsOf(setting)) {
    const errors = rowsOf(state).map((row) => errorOf(truth, row))
    expect(Math.abs(zScore(errors, expectedError(truth, truth, items)))).toBeLessThan(4)
  }
})

test('a tail cut at k in the data leaves the truth beyond k as a floor (Theorem 2.1)', async () => {
  const whole = zipf(2, 5000)
  const cut = zipf(2, 5000, 10)
  const [[truth], [q]] = [rowsOf(whole.truth), rowsOf(cut.truth)]
  const human = cut.draw(200, 200, keyedRng('cut'))
  const model = await infiniteMemory.fit(
    human,
    { family: 'infinite-memory' },
    { rng: keyedRng('fit'), human, world: whole },
  )
  const errors = rowsOf(model.state).map((row) => errorOf(truth, row))
  expect(Math.abs(zScore(errors, expectedError(truth, q, 200)))).toBeLessThan(4)
  expect(Math.min(...errors)).toBeGreaterThanOrEqual(truth.subarray(10).reduce((sum, p) => sum + p))
})

test('a memory of k states has that floor by itself', async () => {
  // Derived for this project with 1e6 states.
  const zeta = new HurwitzZeta(2)
  for (const [k, floor] of [
    [10, 0.05785],
    [100, 0.006049],
    [1000, 0.000607],
  ]) {
    expect((tailMass(zeta, k) - tailMass(zeta, 1e6)) / floor).toBeCloseTo(1, 3)
  }
  const world = zipf(2, 2000)
  const [truth] = rowsOf(world.truth)
  const floor = truth.subarray(5).reduce((sum, p) => sum + p)
  const options = { family: 'infinite-memory', memory: 5 } as const
  const setting = { family: infiniteMemory, options, world, count: 20_000, chains: 5, generations: 1 }
  for await (const { state } of generationsOf(setting)) {
    for (const row of rowsOf(state)) expect(errorOf(truth, row)).toBeCloseTo(floor, 12)
  }
})

test('trained on itself, its error grows with every generation, and no faster than in proportion', async () => {
  const world = zipf(1.5, 5000)
  const [truth] = rowsOf(world.truth)
  const setting = {
    family: infiniteMemory,
    options: { family: 'infinite-memory' } as const,
    world,
    count: 1000,
    chains: 40,
    generations: 7,
  }
  const errors: number[] = []
  for await (const { state } of generationsOf(setting)) {
    errors.push(mean(rowsOf(state).map((row) => errorOf(truth, row))))
  }
  for (const [n, error] of errors.entries()) {
    if (n === 0) continue
    expect(error).toBeGreaterThan(errors[n - 1])
    expect(error).toBeLessThan((n + 1) * errors[0])
  }
})
