import { describe, expect, it } from 'vitest'
import { asymptoticHill } from '../../../../src/metrics/ecology/estimators/asymptote.js'
import { unseenPerDraw } from '../../../../src/metrics/ecology/estimators/coverage.js'
import { type Spectrum, spectrumOf } from '../../../../src/metrics/spectrum.js'
import { keyedRng } from '../../../../src/random/keyed.js'
import { girdled, logged } from '../spiders.js'

const orders = [0, 1, 2] as const

it('gives the asymptotic diversities that R iNEXT 3 prints for its spiders', () => {
  expect(orders.map((q) => asymptoticHill(girdled, q).toFixed(3))).toEqual(['43.893', '13.826', '8.175'])
  expect(orders.map((q) => asymptoticHill(logged, q).toFixed(3))).toEqual(['61.403', '16.337', '6.920'])
})

/** Chao, Wang and Jost 2013 with every sum written out: psi(N) - psi(c) is the sum of 1 / i from c to N - 1. */
function directly({ times, kinds, total }: Spectrum, once: number, ratio: number): number {
  let sum = 0
  for (const [index, time] of times.entries()) {
    for (let i = time; i < total; i++) sum += (kinds[index] * time) / total / i
  }
  let tail = 0
  for (let r = total; r < total + 200_000; r++) tail += Math.exp((r - total + 1) * Math.log(ratio)) / r
  return Math.exp(sum + (once / total) * tail)
}

it.each([
  ['a slow tail', [...new Array<number>(30).fill(1), 2, 2, 40]],
  [
    'a slow tail of a larger sample',
    [...new Array<number>(60).fill(1), ...new Array<number>(9).fill(2), 300],
  ],
  ['a fast tail', [1, ...new Array<number>(40).fill(2), 9]],
  ['no kind seen twice', [1, 1, 1, 7]],
])('of order 1 agrees with its sums taken directly: %s', (_, counts) => {
  const spectrum = spectrumOf(counts)
  const once = counts.filter((count) => count === 1).length
  const expected = directly(spectrum, once, unseenPerDraw(spectrum))
  expect(asymptoticHill(spectrum, 1) / expected).toBeCloseTo(1, 9)
})

describe('on samples of a known source', () => {
  it('finds most of its entropy and repetition', () => {
    const weights = Array.from({ length: 300 }, (_, index) => 1 / (index + 5))
    const scale = weights.reduce((sum, weight) => sum + weight, 0)
    const p = weights.map((weight) => weight / scale)
    const truth = [
      Math.exp(-p.reduce((sum, share) => sum + share * Math.log(share), 0)),
      1 / p.reduce((sum, share) => sum + share * share, 0),
    ]
    const rng = keyedRng('asymptote')
    const means = [0, 0]
    for (let sample = 0; sample < 40; sample++) {
      const counts = new Array<number>(300).fill(0)
      for (let draw = 0; draw < 400; draw++) counts[drawFrom(p, rng.uniform())]++
      for (const q of [1, 2] as const) means[q - 1] += asymptoticHill(spectrumOf(counts), q) / 40
    }
    expect(means[0] / truth[0]).toBeCloseTo(1, 1)
    expect(means[1] / truth[1]).toBeCloseTo(1, 1)
  })
})

function drawFrom(shares: readonly number[], uniform: number): number {
  let rest = uniform
  const index = shares.findIndex((share) => {
    rest -= share
    return rest < 0
  })
  return index < 0 ? shares.length - 1 : index
}

it('has no order 2 where no kind was seen twice', () => {
  expect(asymptoticHill(spectrumOf([1, 1, 1]), 2)).toBe(Number.POSITIVE_INFINITY)
})

it('is the observed diversity where nothing was seen once', () => {
  expect(asymptoticHill(spectrumOf([5, 5]), 0)).toBe(2)
  // Less the bias of a sample of ten: psi(10) - psi(5) = 1/5 + 1/6 + 1/7 + 1/8 + 1/9.
  expect(asymptoticHill(spectrumOf([5, 5]), 1)).toBeCloseTo(
    Math.exp(1 / 5 + 1 / 6 + 1 / 7 + 1 / 8 + 1 / 9),
    12,
  )
})
