import { describe, expect, it } from 'vitest'
import { hash53 } from '../../../src/text/hash.js'
import { DocumentSample } from '../../../src/text/sketches/document-sample.js'

function sampleOf(from: number, to: number, budget: number): DocumentSample<number> {
  const sample = new DocumentSample<number>(budget)
  for (let document = from; document < to; document++) {
    sample.offer(document, 1 + (document % 7), hash53(String(document)))
  }
  return sample
}

describe('DocumentSample', () => {
  it('is everything where everything fits', () => {
    const sample = sampleOf(0, 10, 100)
    expect(sample.isWhole).toBe(true)
    expect(sample.documents().sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(sample.tokens).toBe(34)
  })

  it('keeps within its budget, and takes long and short documents alike', () => {
    const sample = sampleOf(0, 50_000, 4000)
    expect(sample.isWhole).toBe(false)
    expect(sample.tokens).toBeLessThanOrEqual(4000)
    expect(sample.tokens).toBeGreaterThan(3990)
    const lengths = sample.documents().map((document) => 1 + (document % 7))
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    // 4 +- four standard errors of 2 / sqrt(1000).
    expect(Math.abs(mean - 4)).toBeLessThan(0.26)
  })

  it('does not depend on the order, and merges into the sample of the whole', () => {
    const whole = sampleOf(0, 5000, 600)
    const parts = sampleOf(3000, 5000, 600)
    parts.merge(sampleOf(0, 3000, 600))
    expect(parts.documents()).toEqual(whole.documents())
    expect(() => parts.merge(new DocumentSample(5))).toThrow('samples of 600 and 5 tokens do not merge')
  })

  it('may be empty', () => {
    const sample = new DocumentSample<string>(3)
    sample.offer('longer than all there is room for', 7, 5)
    expect(sample.documents()).toEqual([])
    expect(() => new DocumentSample(0)).toThrow('a budget of at least one token was expected, got 0')
  })
})
