import { expect, test } from 'vitest'
import { categorical } from '../../../src/models/categorical/family.js'
import { states } from '../../../src/worlds/states/states.js'
import { generationsOf, rowsOf } from '../../helpers/state-chains.js'
import { zScore } from '../../helpers/statistics.js'

const options = { family: 'categorical', smoothing: 0 } as const

test('temperature below 1 alone collapses: p_t is p_0^((1/tau)^t), however large the sample', async () => {
  const tau = 0.9
  const world = states.create({ world: 'states', frequencies: { zipf: 1, shift: 0, states: 1000 } })
  const truth = rowsOf(world.truth)[0]
  const powered = (t: number) => {
    const weights = truth.map((p) => Math.exp(Math.log(p) * Math.exp(-t * Math.log(tau))))
    const sum = weights.reduce((total, weight) => total + weight)
    return weights.map((weight) => weight / sum)
  }
  const entropy = (row: Float64Array) => row.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0)
  // Entropies in nats; derived for this project.
  for (const [t, nats] of [
    [0, 5.191],
    [1, 4.662],
    [2, 4.061],
    [5, 2.297],
    [10, 0.751],
  ]) {
    expect(entropy(powered(t))).toBeCloseTo(nats, 3)
  }
  expect(entropy(powered(20))).toBeCloseTo(0.0237, 4)
  let t = 0
  const setting = {
    family: categorical,
    options,
    world,
    count: 50_000,
    chains: 8,
    generations: 4,
    decoding: { temperature: tau },
  }
  for await (const { state } of generationsOf(setting)) {
    const expected = powered(t++)
    const rows = rowsOf(state)
    for (const likely of [0, 1, 2]) {
      expect(
        Math.abs(
          zScore(
            rows.map((row) => row[likely]),
            expected[likely],
          ),
        ),
        `t = ${t}`,
      ).toBeLessThan(4)
    }
  }
})
