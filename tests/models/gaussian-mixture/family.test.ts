import { describe, expect, test } from 'vitest'
import type { VectorBatch } from '../../../src/contracts/batch.js'
import type { MixtureState } from '../../../src/contracts/state.js'
import type { VectorWorld } from '../../../src/contracts/vectors.js'
import { gaussianMixtureFamily } from '../../../src/models/gaussian-mixture/family.js'
import { gaussianMixtureSchema } from '../../../src/models/gaussian-mixture/options.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { mixture } from '../../../src/worlds/mixture/mixture.js'
import { mixtureSchema } from '../../../src/worlds/mixture/options.js'
import { regressionSchema } from '../../../src/worlds/regression/options.js'
import { regression } from '../../../src/worlds/regression/regression.js'
import { zScore } from '../../helpers/statistics.js'
import { AS_IT_IS, chainOf, oneChain } from '../../helpers/vector-batches.js'

const family = gaussianMixtureFamily

function parsed(options: object) {
  return gaussianMixtureSchema.parse({ family: 'gaussian-mixture', ...options })
}

function worldOf(options: object): VectorWorld {
  return mixture.create(mixtureSchema.parse({ world: 'mixture', ...options }))
}

const world = worldOf({
  components: [
    { weight: 1, mean: [-3] },
    { weight: 3, mean: [3], sd: 0.5 },
  ],
})

async function fitted(batch: VectorBatch, options: object = {}, key = 'fit') {
  const model = await family.fit(batch, parsed(options), { rng: keyedRng(key), human: batch, world })
  return { model, state: model.state as MixtureState, notes: model.notes }
}

/** Numbers of the chains' components in the order of their means; of one dimension. */
function ordered(state: MixtureState): { weight: number; mean: number; variance: number }[][] {
  return Array.from({ length: state.chains }, (_, chain) =>
    Array.from({ length: state.components }, (_, component) => {
      const at = chain * state.components + component
      return { weight: state.weights[at], mean: state.means[at], variance: state.covariances[at] }
    }).sort((a, b) => a.mean - b.mean),
  )
}

test('finds two components that lie apart, within the error of their samples', async () => {
  const chains = 100
  const { state, notes } = await fitted(world.draw(200, chains, keyedRng('apart')))
  const both = ordered(state)
  const close = (values: number[], expected: number) =>
    expect(Math.abs(zScore(values, expected))).toBeLessThan(4)
  close(
    both.map(([{ weight }]) => weight),
    0.25,
  )
  close(
    both.map(([{ mean }]) => mean),
    -3,
  )
  close(
    both.map(([, { mean }]) => mean),
    3,
  )
  // Maximum likelihood: the variance of m items is (m - 1) / m of the true one; m is about 150.
  close(
    both.map(([, { variance }]) => variance),
    (0.25 * 149) / 150,
  )
  expect(notes).toEqual([])
})

test('finds 25 modes on a grid', async () => {
  const grid = worldOf({})
  const { state } = await fitted(grid.draw(1500, 1, keyedRng('grid')), { components: 25 })
  const truth = grid.truth as MixtureState
  const found = new Set<number>()
  for (let component = 0; component < 25; component++) {
    for (let mode = 0; mode < 25; mode++) {
      const [x, y] = [0, 1].map((axis) => state.means[2 * component + axis] - truth.means[2 * mode + axis])
      if (Math.hypot(x, y) < 0.05) found.add(mode)
    }
  }
  expect(found.size).toBe(25)
})

test('a chain depends on its items and the generator alone', async () => {
  const batch = world.draw(40, 3, keyedRng('chains'))
  const { state, model } = await fitted(batch)
  const { state: first } = await fitted(chainOf(batch, 0))
  expect(first.means).toEqual(state.means.subarray(0, 2))
  const sample = model.sample({ count: 5 }, AS_IT_IS, keyedRng('sample'))
  const longer = family.restore(first, parsed({})).sample({ count: 9 }, AS_IT_IS, keyedRng('sample'))
  expect(longer.values.subarray(0, 5)).toEqual(sample.values.subarray(0, 5))
})

test('restarts find what one start misses', async () => {
  const batch = worldOf({ layout: 'ring', modes: 8, sd: 0.3 }).draw(150, 20, keyedRng('restarts'))
  const likelihood = async (restarts: number) => {
    const { model } = await fitted(batch, { components: 8, restarts })
    return model.meanLogDensity?.(batch) ?? new Float64Array(0)
  }
  const [one, five] = [await likelihood(1), await likelihood(5)]
  const gains = [...five].map((value, chain) => value - one[chain])
  // Of the first restart all share the start; a better one may be better by less than EM's tolerance.
  expect(Math.min(...gains)).toBeGreaterThan(-1e-3)
  expect(Math.max(...gains)).toBeGreaterThan(0.01)
})

describe('mean log density', () => {
  test('of a mixture worked by hand', async () => {
    // log(0.25 N(0; -3, 1) + 0.75 N(0; 3, 0.25)) with N(0; -3, 1) = e^-4.5 / sqrt(2 pi), N(0; 3, .25) = e^-18 / sqrt(.5 pi).
    const expected = Math.log(
      (0.25 * Math.exp(-4.5)) / Math.sqrt(2 * Math.PI) + (0.75 * Math.exp(-18)) / Math.sqrt(0.5 * Math.PI),
    )
    const model = family.restore(world.truth, parsed({}))
    expect(model.meanLogDensity?.(oneChain([[0]]))[0]).toBeCloseTo(expected, 12)
    // An item of weight 0 does not count.
    expect(model.meanLogDensity?.(oneChain([[0], [50]], { weights: [2, 0] }))[0]).toBeCloseTo(expected, 12)
  })

  test('scores one chain of items under every model', async () => {
    const { model } = await fitted(world.draw(50, 3, keyedRng('score')))
    expect(model.meanLogDensity?.(world.draw(10, 1, keyedRng('test')))).toHaveLength(3)
  })
})

describe('degenerate items', () => {
  test('fewer different points than components: the rest have weight 0', async () => {
    const { state, notes, model } = await fitted(oneChain([[1], [1], [4], [4]]), { components: 3 })
    const [a, b, c] = [...state.weights].sort()
    expect([a, b, c]).toEqual([0, 0.5, 0.5])
    expect(state.covariances.every((value) => value > 0)).toBe(true)
    expect(notes).toEqual([
      'a component of 3 has no items and weight 0',
      'a component has collapsed to a point: its variances are little more than the regularisation',
    ])
    const drawn = model.sample({ count: 50 }, AS_IT_IS, keyedRng('points')).values
    for (const value of drawn) expect(Math.min(Math.abs(value - 1), Math.abs(value - 4))).toBeLessThan(0.01)
  })

  test('all items alike: one point', async () => {
    const { state, notes, model } = await fitted(
      oneChain([
        [2, 5],
        [2, 5],
        [2, 5],
      ]),
      { components: 2 },
    )
    expect([...state.weights].sort()).toEqual([0, 1])
    expect(notes[1]).toContain('collapsed to a point')
    expect(model.meanLogDensity?.(oneChain([[2, 5]]))[0]).toBeCloseTo(-Math.log(2 * Math.PI * 1e-6), 6)
  })

  test('points on a line, of a scale at which the regularisation is rounding', async () => {
    const line = [1, 2, 3, 5, 8, 13].map((x) => [1e9 * x, 3e9 * x])
    const { state, notes, model } = await fitted(oneChain(line), { components: 1 })
    expect(notes).toEqual([
      'a covariance was singular even with 0.000001 added to its variances; more was added',
    ])
    expect(state.covariances.every(Number.isFinite)).toBe(true)
    expect(model.sample({ count: 9 }, AS_IT_IS, keyedRng('line')).values.every(Number.isFinite)).toBe(true)
  })

  test('points whose squares are no numbers any more are an error', async () => {
    await expect(fitted(oneChain([[0], [1e200], [2e200]]))).rejects.toThrow('too large to be added up')
  })

  test('chains that stop at the limit of rounds are counted', async () => {
    const batch = worldOf({ components: [{ mean: [0] }] }).draw(60, 4, keyedRng('slow'))
    const { notes } = await fitted(batch, { max_iterations: 2 })
    expect(notes).toEqual(['4 of 4 chains: the fit had not converged after 2 rounds'])
  })

  test('items that weigh nothing are no items; a chain of nothing else is an error', async () => {
    const weighed = await fitted(oneChain([[-1], [1], [90], [5], [7]], { weights: [1, 1, 0, 1, 1] }))
    expect(ordered(weighed.state)[0].map(({ mean }) => mean)).toEqual([
      expect.closeTo(0, 3),
      expect.closeTo(6, 3),
    ])
    await expect(fitted(oneChain([[1], [2]], { weights: [0, 0] }))).rejects.toThrow(
      'family gaussian-mixture: chain 1 of 1 has no item left to be fitted to (2 before curation)',
    )
  })
})

describe('refuses', () => {
  test('worlds of anything but points, and fewer points than components', () => {
    const labelled = regression.create(regressionSchema.parse({ world: 'regression' }))
    expect(() => family.checkWorld?.(parsed({}), labelled, 100)).toThrow('inputs with targets')
    expect(() => family.checkWorld?.(parsed({ components: 5 }), world, 4)).toThrow(
      'family gaussian-mixture has 5 components, more than there are points (4)',
    )
    expect(() => family.checkWorld?.(parsed({}), world, 2)).not.toThrow()
  })

  test('every rule of decoding that would have an effect', () => {
    const refused = { ...AS_IT_IS, temperature: 0.5 }
    expect(() => family.checkDecoding?.(parsed({}), refused)).toThrow(
      'family gaussian-mixture does not know temperature: a power of the density of a mixture is no mixture',
    )
    expect(() => family.checkDecoding?.(parsed({}), { ...AS_IT_IS, greedy: true })).toThrow('greedy')
    expect(() => family.checkDecoding?.(parsed({}), { ...AS_IT_IS, top_k: 5 })).toThrow('top_k')
    const neutral = { ...AS_IT_IS, top_p: 1, greedy: false, repetition_penalty: 1 }
    expect(() => family.checkDecoding?.(parsed({}), neutral)).not.toThrow()
  })
})

test('a loop of small samples narrows, and every state stays a distribution', async () => {
  let batch = world.draw(15, 20, keyedRng('loop', 0))
  for (let generation = 1; generation <= 60; generation++) {
    const { model, state } = await fitted(batch, {}, `fit ${generation}`)
    for (const values of [state.weights, state.means, state.covariances]) {
      expect(values.every(Number.isFinite)).toBe(true)
    }
    batch = model.sample({ count: 15 }, AS_IT_IS, keyedRng('loop', generation))
  }
  const { state } = await fitted(batch)
  const spread = Array.from(state.covariances).sort((a, b) => a - b)[20]
  expect(spread).toBeLessThan(0.05)
})
