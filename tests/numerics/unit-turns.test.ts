import { expect, it } from 'vitest'
import { unitTurns } from '../../src/numerics/unit-turns.js'

it.each([
  [0.01, 0],
  [0.02, 0.013],
  [0.0005, 0.00025],
])('goes around in steps of %d from %d as cosine and sine do', (step, start) => {
  const pairs = unitTurns(step, 20_000, start)
  for (const at of [0, 1, 2, 500, 19_999]) {
    expect(pairs[2 * at]).toBeCloseTo(Math.cos(start + at * step), 11)
    expect(pairs[2 * at + 1]).toBeCloseTo(Math.sin(start + at * step), 11)
  }
})

it('shows its example', () => {
  const [cosine, sine] = unitTurns(Math.PI / 200, 101).slice(200)
  expect([cosine, sine]).toEqual([expect.closeTo(0, 14), expect.closeTo(1, 14)])
})

it('refuses angles whose series would be cut too early', () => {
  expect(() => unitTurns(0.1, 3)).toThrow('an angle of 0.02 at most is needed, not 0.1')
})
