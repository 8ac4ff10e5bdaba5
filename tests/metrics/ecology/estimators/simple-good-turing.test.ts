import { expect, it } from 'vitest'
import { simpleGoodTuring } from '../../../../src/metrics/ecology/estimators/simple-good-turing.js'
import { spectrumOf } from '../../../../src/metrics/spectrum.js'

/** Gale and Sampson's prosody data: how many kinds occur how often. */
const prosody: readonly (readonly [times: number, kinds: number])[] = [
  [1, 120],
  [2, 40],
  [3, 24],
  [4, 13],
  [5, 15],
  [6, 5],
  [7, 11],
  [8, 2],
  [9, 2],
  [10, 1],
  [12, 3],
  [14, 2],
  [15, 1],
  [16, 1],
  [17, 3],
  [19, 1],
  [20, 3],
  [21, 2],
  [23, 3],
  [24, 3],
  [25, 3],
  [26, 2],
  [27, 2],
  [28, 1],
  [31, 2],
  [32, 2],
  [33, 1],
  [34, 2],
  [36, 2],
  [41, 3],
  [43, 1],
  [45, 3],
  [46, 1],
  [47, 1],
  [50, 1],
  [71, 1],
  [84, 1],
  [101, 1],
  [105, 1],
  [121, 1],
  [124, 1],
  [146, 1],
  [162, 1],
  [193, 1],
  [199, 1],
  [224, 1],
  [226, 1],
  [254, 1],
  [257, 1],
  [339, 1],
  [421, 1],
  [456, 1],
  [481, 1],
  [483, 1],
  [1140, 1],
  [1256, 1],
  [1322, 1],
  [1530, 1],
  [2131, 1],
  [2395, 1],
  [6925, 1],
  [7846, 1],
]

it('fits the line of Gale and Sampson 1995 to their prosody data', () => {
  const spectrum = spectrumOf(prosody.flatMap(([times, kinds]) => new Array<number>(kinds).fill(times)))
  const { slope, intercept, unseenMass } = simpleGoodTuring(spectrum)
  // Their N, and log10 S = 1.941 - 1.389 log10 r.
  expect(spectrum.total).toBe(30_902)
  expect(slope).toBeCloseTo(-1.389, 3)
  expect(intercept / Math.LN10).toBeCloseTo(1.941, 3)
  // 10^1.941 / 30902
  expect(unseenMass).toBeCloseTo(0.00282, 5)
})

it('gives the discount of nltk', () => {
  // Reference records by nltk 3.8, n = 1: deg_short_docs (counts 3, 2) and deg_disjoint (eighteen times 1).
  expect(simpleGoodTuring(spectrumOf([3, 2])).unseenMass).toBeCloseTo(0.06666666666666668, 12)
  expect(simpleGoodTuring(spectrumOf(new Array(18).fill(1))).unseenMass).toBeCloseTo(1, 12)
})
