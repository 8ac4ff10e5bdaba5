import { expect, test } from 'vitest'
import { initialWeights } from '../../../src/models/transformer/initial-weights.js'
import { views } from '../../../src/models/transformer/weights.js'
import { keyedRng } from '../../../src/random/keyed.js'

const config = { vocabulary: 301, context: 64, width: 64, layers: 8, heads: 4 }
const weights = initialWeights(config, keyedRng('tests', 'initial'))

function moments(values: Float32Array) {
  const average = (of: (value: number) => number) =>
    values.reduce((sum, value) => sum + of(value), 0) / values.length
  const mean = average((value) => value)
  const variance = average((value) => (value - mean) * (value - mean))
  const fourth = average((value) => (value - mean) * (value - mean) * (value - mean) * (value - mean))
  return { mean, deviation: Math.sqrt(variance), kurtosis: fourth / (variance * variance) }
}

test('are normal with standard deviation 0.02; a quarter of that where 8 layers add to the residual stream', () => {
  for (const [name, values] of views(weights)) {
    if (name.endsWith('bias') || name.includes('ln_')) continue
    // sqrt(2 * 8) = 4.
    const expected = name.endsWith('c_proj.weight') ? 0.005 : 0.02
    const { mean, deviation, kurtosis } = moments(values)
    const count = Math.sqrt(values.length)
    // Five standard errors: of a mean s / sqrt(n), of a deviation s / sqrt(2n), of a kurtosis sqrt(24 / n).
    expect(Math.abs(mean), name).toBeLessThan((5 * expected) / count)
    expect(Math.abs(deviation - expected), name).toBeLessThan((5 * expected) / (Math.SQRT2 * count))
    expect(Math.abs(kurtosis - 3), name).toBeLessThan((5 * Math.sqrt(24)) / count)
  }
})

test('neighbours, which are drawn in pairs, are independent', () => {
  const table = views(weights).get('wte.weight') as Float32Array
  let product = 0
  for (let at = 0; at + 1 < table.length; at += 2) product += (table[at] * table[at + 1]) / (0.02 * 0.02)
  expect(Math.abs(product / (table.length / 2))).toBeLessThan(5 / Math.sqrt(table.length / 2))
})

test('gains are 1, biases 0', () => {
  for (const [name, values] of views(weights)) {
    if (name.endsWith('bias'))
      expect(
        values.every((value) => value === 0),
        name,
      ).toBe(true)
    else if (name.includes('ln_'))
      expect(
        values.every((value) => value === 1),
        name,
      ).toBe(true)
    else
      expect(
        values.every((value) => value !== 0 && Number.isFinite(value)),
        name,
      ).toBe(true)
  }
})

test('the same key gives the same bits, another others; a parameter does not depend on the layers behind it', () => {
  expect(initialWeights(config, keyedRng('tests', 'initial'))).toEqual(weights)
  expect(initialWeights(config, keyedRng('tests', 'other')).values).not.toEqual(weights.values)
  const shallow = views(initialWeights({ ...config, layers: 1 }, keyedRng('tests', 'initial')))
  expect(shallow.get('h.0.mlp.c_fc.weight')).toEqual(views(weights).get('h.0.mlp.c_fc.weight'))
})

test('a table of an odd number of numbers is filled to the end', () => {
  const odd = { vocabulary: 3, context: 1, width: 1, layers: 1, heads: 1 }
  const table = views(initialWeights(odd, keyedRng('tests', 'odd'))).get('wte.weight') as Float32Array
  expect(table).toHaveLength(3)
  expect(table.every((value) => value !== 0)).toBe(true)
})
