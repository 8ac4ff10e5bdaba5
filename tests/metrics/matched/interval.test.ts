import { describe, expect, it } from 'vitest'
import { halfWidth, varianceOfMean } from '../../../src/metrics/matched/interval.js'
import { mean, standardDeviation } from '../../../src/numerics/mean.js'
import { studentTQuantile } from '../../../src/numerics/student-t.js'

/** The means of all subsets of a size. */
function subsetMeans(values: readonly number[], size: number): number[] {
  const means: number[] = []
  for (let set = 0; set < 1 << values.length; set++) {
    const inside = values.filter((_, index) => (set >> index) & 1)
    if (inside.length === size) means.push(mean(inside))
  }
  return means
}

describe('varianceOfMean', () => {
  it.each([2, 5, 7])('is s^2 / n for a mean, from all subsets of %i of 9 values', (size) => {
    const documents = [3, 1, 4, 1, 5, 9, 2, 6, 5]
    const deviation = standardDeviation(documents)
    const values = subsetMeans(documents, size)
    const share = size / documents.length
    // All subsets are drawn, so that nothing is left to the draw: the noise of drawing some is taken off again.
    const odds = share / (1 - share)
    const noise = 1 / values.length
    const given = varianceOfMean({ values, share, orders: values.length, documents: 9 })
    const exact = (given * odds * (1 - noise)) / (odds + noise)
    expect(exact).toBeCloseTo((deviation * deviation) / documents.length, 12)
  })

  it('is surer of parts of one order, which share nothing', () => {
    const values = [1, 2, 3, 4]
    const apart = varianceOfMean({ values, share: 0.25, orders: 1, documents: 40 })
    const drawn = varianceOfMean({ values, share: 0.25, orders: 4, documents: 40 })
    // By hand: squares 5; 5/4 x 1/3 where four quarters are all there is, 5/3 x (1/3 + 1/4) where they are drawn apart.
    expect(apart).toBeCloseTo(5 / 12, 12)
    expect(drawn).toBeCloseTo((5 / 3) * (7 / 12), 12)
  })
})

describe('halfWidth', () => {
  it("is Student's, by the fewer of parts and documents", () => {
    const parts = { values: [1, 2, 3, 4, 5], share: 0.5, orders: 5, documents: 11 }
    // 1 / (1/4 + 1/10) degrees of freedom.
    const quantile = studentTQuantile(0.975, 1 / 0.35)
    expect(halfWidth(parts)).toBeCloseTo(quantile * Math.sqrt(2.5 * 1.2), 12)
  })
})
