import { expect, test } from 'vitest'
import { parameters } from '../../../src/models/transformer/gpt2-config.js'
import { goldenGpt2, goldenOutcome } from '../../helpers/golden.js'

const { config, weights, tokens, targets, lossWeights, soft } = goldenGpt2()

test('the golden weights are those of a GPT-2 of this shape, in our order', () => {
  const found = Object.entries(weights).map(([name, { dims }]) => ({ name, dims }))
  expect(found).toEqual(parameters(config))
  const positions = 2 * config.context
  for (const array of [tokens, targets, lossWeights]) expect(array).toHaveLength(positions)
  for (const array of [soft.tokens, soft.probabilities]) expect(array).toHaveLength(positions * soft.top)
})

test.each(['float64', 'float32'] as const)('%s: the parts agree with each other', (type) => {
  const { logits, loss, gradients, gradientNorm, softGradients, after } = goldenOutcome(type)
  for (const named of [gradients, softGradients, after[1], after[5]])
    for (const [name, { values }] of Object.entries(weights)) expect(named[name]).toHaveLength(values.length)
  const squares = Object.values(gradients)
    .flat()
    .reduce((sum, value) => sum + value * value, 0)
  expect(gradientNorm).toBeCloseTo(Math.sqrt(squares), 5)
  let total = 0
  for (const [at, target] of targets.entries()) {
    const row = logits.slice(at * config.vocabulary, (at + 1) * config.vocabulary)
    const normalizer = Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0))
    total += lossWeights[at] * (normalizer - row[target])
  }
  expect(loss).toBeCloseTo(total / lossWeights.reduce((sum, weight) => sum + weight, 0), 5)
})
