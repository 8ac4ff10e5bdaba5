import { expect, test } from 'vitest'
import { categorical } from '../../../src/models/categorical/family.js'
import { states } from '../../../src/worlds/states/states.js'
import { generationsOf, rowsOf } from '../../helpers/state-chains.js'
import { mean, variance, zScore } from '../../helpers/statistics.js'

const options = { family: 'categorical', smoothing: 0 } as const

test('every chain ends in one state, in each as often as it came at first, and when coalescence says', async () => {
  const frequencies = [0.5, 0.3, 0.15, 0.05]
  const world = states.create({ world: 'states', frequencies })
  const [count, chains] = [60, 400]
  const ends = new Float64Array(chains)
  let winners: number[] = []
  let m = 0
  const setting = { family: categorical, options, world, count, chains, generations: 2000 }
  for await (const { state, notes } of generationsOf(setting)) {
    m++
    const rows = rowsOf(state)
    let going = 0
    for (const [chain, row] of rows.entries()) {
      if (row.includes(1)) ends[chain] ||= m
      else going++
    }
    if (going > 0) continue
    expect(notes).toEqual([`${chains} of ${chains} chains have collapsed to one state`])
    winners = rows.map((row) => row.indexOf(1))
    break
  }
  for (const [winner, p] of frequencies.entries()) {
    const wins = winners.map((state) => (state === winner ? 1 : 0))
    expect(Math.abs(zScore(wins, p)), `state ${winner}`).toBeLessThan(4)
  }
  const times = [...ends]
  const error = 4 * Math.sqrt(variance(times) / chains)
  // Wright-Fisher: -2n sum (1 - p) ln(1 - p) = 94.0 up to O(1); simulated for TARGETS: 91.4 with a standard error of 0.7.
  const expected = frequencies.reduce((sum, p) => sum - 2 * count * (1 - p) * Math.log(1 - p), 0)
  expect(expected).toBeCloseTo(94, 1)
  expect(Math.abs(mean(times) - expected)).toBeLessThan(error + 3)
  expect(Math.abs(mean(times) - 91.4)).toBeLessThan(Math.hypot(error, 4 * 0.7))
  // Seddik et al., eq. 8.
  const left = 1 - frequencies.reduce((sum, p) => sum + p * p, 0)
  expect(mean(times)).toBeGreaterThan(1 + (left / (1 - 1 / 4)) * (count - 1))
  expect(mean(times)).toBeLessThan(1 + left * count * (count - 1))
})

test('two states: the mean time to collapse is that of the exact chain of counts', async () => {
  const [count, chains] = [50, 400]
  const world = states.create({ world: 'states', frequencies: { uniform: 2 } })
  const times = new Float64Array(chains)
  let m = 0
  const setting = { family: categorical, options, world, count, chains, generations: 2000 }
  for await (const { state } of generationsOf(setting)) {
    m++
    for (const [chain, row] of rowsOf(state).entries()) if (row.includes(1)) times[chain] ||= m
    if (times.every((time) => time > 0)) break
  }
  const exact = meanTimeOfTwo(count)
  // The coalescent's 2n ln 2 = 69.3 and the 68.4 +- 0.8 simulated for TARGETS.
  expect(exact).toBeGreaterThan(68.4 - 1.6)
  expect(exact).toBeLessThan(2 * count * Math.LN2)
  expect(Math.abs(zScore([...times], exact))).toBeLessThan(4)
})

/** Sum over m of the probability that neither of two equal states has won by m: powers of the binomial matrix. */
function meanTimeOfTwo(n: number): number {
  const logFactorials = new Float64Array(n + 1)
  for (let at = 1; at <= n; at++) logFactorials[at] = logFactorials[at - 1] + Math.log(at)
  const binomial = (k: number, p: number) =>
    Math.exp(
      logFactorials[n] -
        logFactorials[k] -
        logFactorials[n - k] +
        k * Math.log(p) +
        (n - k) * Math.log(1 - p),
    )
  const counts = Array.from({ length: n - 1 }, (_, at) => at + 1)
  const steps = counts.map((from) => counts.map((to) => binomial(to, from / n)))
  let inner = counts.map((count) => binomial(count, 0.5))
  let time = 1
  for (let left = 1; left > 1e-9; ) {
    left = inner.reduce((sum, p) => sum + p)
    time += left
    inner = counts.map((_, to) => inner.reduce((sum, p, from) => sum + p * steps[from][to], 0))
  }
  return time
}
