import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { coverageAt, tokensAtCoverage } from '../../../src/metrics/matched/coverage.js'
import { spectrumOf, spectrumOfLevel } from '../../../src/metrics/spectrum.js'
import { textView } from '../../../src/text/view.js'
import { Vocabulary } from '../../../src/text/vocabulary.js'

describe('coverageAt', () => {
  it('does as its example says', () => {
    // By hand, counts 2, 1, 1 and 2 of 4 tokens: 1 - 2 (1/4) C(3,2)/C(3,2) - (2/4) C(2,2)/C(3,2) = 1 - 1/2 - 1/6.
    expect(coverageAt(spectrumOf([2, 1, 1]), 2)).toBeCloseTo(1 / 3, 12)
  })

  it('is the mean, over all subsets of a size, of the chance that one token more is known', () => {
    const tokens = [0, 0, 0, 1, 1, 2, 3]
    const size = 3
    let [known, all] = [0, 0]
    for (let set = 0; set < 1 << tokens.length; set++) {
      const inside = tokens.filter((_, index) => (set >> index) & 1)
      if (inside.length !== size) continue
      for (const [index, token] of tokens.entries()) {
        if ((set >> index) & 1) continue
        all++
        if (inside.includes(token)) known++
      }
    }
    expect(coverageAt(spectrumOf([3, 2, 1, 1]), size)).toBeCloseTo(known / all, 12)
  })

  it('is that of Chao and Jost for the whole sample', () => {
    // By hand: 1 - f1/n (n-1) f1 / ((n-1) f1 + 2 f2) with n = 10, f1 = 4, f2 = 1, which is 1 - 0.4 x 36/38.
    expect(coverageAt(spectrumOf([4, 2, 1, 1, 1, 1]), 10)).toBeCloseTo(1 - 0.4 * (36 / 38), 12)
    // And without kinds seen twice, f1 - 1 in the place of f1 and 2 in that of 2 f2: 1 - 0.4 x 27/29.
    expect(coverageAt(spectrumOf([6, 1, 1, 1, 1]), 10)).toBeCloseTo(1 - 0.4 * (27 / 29), 12)
    expect(coverageAt(spectrumOf([5, 5]), 10)).toBe(1)
  })

  it.each([
    // sample_coverage of n = 1 in tests/metrics/fixtures/reference/hill.json.
    ['pseudo_human_200', 0.9181134708938895],
    ['pseudo_collapsed_200', 0.9945669904999493],
    ['deg_unicode', 0.4964594807238395],
  ])('is the independent value for %s', (name, value) => {
    const file = new URL(`../fixtures/reference/inputs/${name}.json`, import.meta.url)
    const { docs } = JSON.parse(readFileSync(file, 'utf8')) as { docs: string[] }
    const spectrum = spectrumOfLevel(textView(docs, new Vocabulary()).ngrams(1))
    expect(coverageAt(spectrum, spectrum.total)).toBeCloseTo(value, 12)
  })

  it('grows with the size, and holds for counts beyond any binomial', () => {
    const spectrum = spectrumOf([300_000, 100_000, ...new Array<number>(5000).fill(3), 1, 1])
    let before = 0
    for (const size of [1, 10, 1000, 100_000, spectrum.total - 1, spectrum.total]) {
      const now = coverageAt(spectrum, size)
      expect(now).toBeGreaterThanOrEqual(before)
      before = now
    }
    expect(before).toBeGreaterThan(0.99999)
  })
})

describe('tokensAtCoverage', () => {
  it('is the fewest tokens that reach the coverage', () => {
    const spectrum = spectrumOf([50, 20, 10, 10, 5, 3, 1, 1])
    const tokens = tokensAtCoverage(spectrum, 0.9) as number
    expect(coverageAt(spectrum, tokens)).toBeGreaterThanOrEqual(0.9)
    expect(coverageAt(spectrum, tokens - 1)).toBeLessThan(0.9)
  })

  it('is undefined where the sample never gets there', () => {
    expect(tokensAtCoverage(spectrumOf([2, 1, 1, 1]), 0.9)).toBeUndefined()
    expect(tokensAtCoverage(spectrumOf([]), 0.1)).toBeUndefined()
    expect(tokensAtCoverage(spectrumOf([1]), 0.1)).toBeUndefined()
  })
})
