import { expect, test } from 'vitest'
import { digamma } from '../../src/numerics/digamma.js'
import { keyedRng } from '../../src/random/keyed.js'
import { logGammaVariate } from '../../src/random/log-gamma-variate.js'
import { ChainStreams } from '../../src/random/stream.js'
import { zScore } from '../helpers/statistics.js'

test.each([0.01, 0.3, 1, 2.5, 40])(
  'shape %d: E log X is digamma(shape), E X and Var X are the shape',
  (shape) => {
    const stream = new ChainStreams(keyedRng('gamma', shape * 100)).of(0)
    const logs = Array.from({ length: 20_000 }, () => logGammaVariate(shape, stream))
    const values = logs.map((log) => Math.exp(log))
    expect(Math.abs(zScore(logs, digamma(shape)))).toBeLessThan(4)
    expect(Math.abs(zScore(values, shape))).toBeLessThan(4)
    const squares = values.map((value) => (value - shape) * (value - shape))
    expect(Math.abs(zScore(squares, shape))).toBeLessThan(4)
  },
)

test('stays finite where the variate itself is too small for a double', () => {
  const stream = new ChainStreams(keyedRng('gamma', 'small')).of(0)
  const logs = Array.from({ length: 200 }, () => logGammaVariate(1e-4, stream))
  expect(logs.every(Number.isFinite)).toBe(true)
  expect(Math.min(...logs)).toBeLessThan(-1000)
})
