import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { goldenCases } from '../helpers/golden.js'

const operators = readdirSync(new URL('./golden/', import.meta.url))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))

const product = (dims: readonly number[]) => dims.reduce((total, size) => total * size, 1)

test('26 operators have golden values', () => {
  expect(operators).toHaveLength(26)
})

test.each(operators)('%s: every array is as long as its shape says', (operator) => {
  const cases = goldenCases(operator)
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
  for (const { inputs, output, seed, gradients } of cases) {
    for (const { dims, values } of [...Object.values(inputs), output])
      expect(values).toHaveLength(product(dims))
    expect(seed).toHaveLength(output.values.length)
    for (const [name, gradient] of Object.entries(gradients))
      expect(gradient).toHaveLength(inputs[name].values.length)
    const numbers = [...output.values, ...seed, ...Object.values(gradients).flat()]
    expect(numbers.every(Number.isFinite)).toBe(true)
  }
})

test('a product whose gradients are known by hand', () => {
  // loss = sum(a * b * seed): the gradient of a is b * seed.
  const [{ inputs, seed, gradients }] = goldenCases('multiply')
  expect(gradients['a']).toEqual(
    inputs['b'].values.map((value, at) => Number((value * seed[at]).toPrecision(9))),
  )
})
