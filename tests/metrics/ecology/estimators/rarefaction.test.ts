import { describe, expect, it } from 'vitest'
import {
  pairAgreement,
  rarefiedRichness,
  rarefiedShannon,
  simpsonAtSize,
} from '../../../../src/metrics/ecology/estimators/rarefaction.js'
import { spectrumOf } from '../../../../src/metrics/spectrum.js'
import { meanOverSubsets } from '../subsets.js'

const counts = [4, 3, 1, 1]
const entropy = (drawn: readonly number[], size: number) =>
  drawn.reduce((sum, count) => (count === 0 ? sum : sum - (count / size) * Math.log(count / size)), 0)
const repetition = (drawn: readonly number[], size: number) =>
  drawn.reduce((sum, count) => sum + (count / size) * (count / size), 0)

describe.each([1, 2, 4, 7, 8, 9])('of %i of nine tokens, over all ways of drawing them', (size) => {
  const spectrum = spectrumOf(counts)

  it('richness is the mean number of kinds', () => {
    const mean = meanOverSubsets(counts, size, (drawn) => drawn.filter((count) => count > 0).length)
    expect(rarefiedRichness(spectrum, size)).toBeCloseTo(mean, 12)
  })

  it('order 1 is the exponential of the mean entropy', () => {
    const mean = meanOverSubsets(counts, size, (drawn) => entropy(drawn, size))
    expect(rarefiedShannon(spectrum, size)).toBeCloseTo(Math.exp(mean), 12)
  })

  it('order 2 is the inverse of the mean repetition', () => {
    const mean = meanOverSubsets(counts, size, (drawn) => repetition(drawn, size))
    expect(simpsonAtSize(spectrum, size)).toBeCloseTo(1 / mean, 12)
  })
})

describe('of large samples', () => {
  it('keeps its digits', () => {
    // A million kinds twice each, half of the tokens drawn: a kind is missed with chance (N/2 - 1) / (2 (N - 1)).
    const spectrum = { times: Float64Array.of(2), kinds: Float64Array.of(1e6), types: 1e6, total: 2e6 }
    const expected = 1e6 * (1 - (1e6 - 1) / (2 * (2e6 - 1)))
    expect(rarefiedRichness(spectrum, 1e6)).toBeCloseTo(expected, 6)
    // Kinds drawn once add ln(N/2) / (N/2), drawn twice 2 (ln(N/2) - ln 2) / (N/2); the mean of their tokens is 1.
    const both = (1e6 - 1) / (2 * (2e6 - 1))
    expect(rarefiedShannon(spectrum, 1e6)).toBeCloseTo(1e6 * Math.exp(-2 * both * Math.LN2), 4)
  })

  it('sums the wide distribution of a very frequent kind', () => {
    // Half of 200,000 tokens are one kind, the others one of another: the draw is all but the plug-in entropy.
    const spectrum = spectrumOf([100_000, 100_000])
    expect(rarefiedShannon(spectrum, 50_000)).toBeCloseTo(2 * (1 - 3 / 8 / 50_000), 6)
    expect(pairAgreement(spectrum)).toBeCloseTo(0.5, 5)
  })
})
