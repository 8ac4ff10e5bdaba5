import { expect, it } from 'vitest'
import { coveredStates, sumOfSquaresLaw } from '../../../src/analysis/theory/discrete-resampling.js'
import { probabilitiesOf } from '../../../src/analysis/theory/distribution.js'
import { survivingStates, survivingStatesAtMost } from '../../../src/analysis/theory/survivors.js'
import { mixedSumOfSquares } from '../../../src/analysis/theory/mixed-discrete.js'
import { wrightFisher } from '../../../src/analysis/theory/wright-fisher.js'

const distribution = { zipf: 1, states: 50 }
const frequencies = probabilitiesOf(distribution)
const alive = (laws: readonly (readonly Float64Array[])[], generation: number) =>
  laws.reduce((sum, law) => sum + 1 - law[generation][0], 0)

it('is a coin tossed twice, and twice again', () => {
  // By hand: 1/4, 1/2, 1/4; then half of the middle leaves it on each side.
  const [first, second] = wrightFisher({ points: 2, frequency: 0.5 }, 1)
  const rounded = (law: Float64Array) => Array.from(law, (value) => Number(value.toFixed(12)))
  expect(rounded(first)).toEqual([0.25, 0.5, 0.25])
  expect(rounded(second)).toEqual([0.375, 0.25, 0.375])
})

it('gives the surviving states of the literature, between their bounds', () => {
  const points = 100
  const laws = frequencies.map((frequency) => wrightFisher({ points, frequency }, 39))
  expect(alive(laws, 0)).toBeCloseTo(coveredStates.value({ ...distribution, points }, 0), 10)
  // Simulated for this project: 31.76, 16.85, 11.38, 7.21, 4.36 states after 1, 5, 10, 20, 40 samples.
  const simulated = [16.85, 11.38, 7.21, 4.36]
  for (const [at, generation] of [4, 9, 19, 39].entries()) {
    expect(Math.abs(alive(laws, generation) - simulated[at])).toBeLessThan(0.05)
    expect(alive(laws, generation)).toBeGreaterThan(
      survivingStates.value({ ...distribution, points }, generation),
    )
    expect(alive(laws, generation)).toBeLessThan(
      survivingStatesAtMost.value({ ...distribution, points }, generation),
    )
  }
})

it.each([0, 5, 40])('has the second moment that the laws of mixing say, with %i human draws', (human) => {
  const points = 80
  let squares = 0
  for (const frequency of frequencies) {
    const law = wrightFisher({ points, human, frequency }, 12)[12]
    law.forEach((weight, count) => {
      squares += (weight * count * count) / (points * points)
    })
  }
  expect(squares).toBeCloseTo(mixedSumOfSquares.value({ ...distribution, points, human }, 12), 10)
  if (human === 0) expect(squares).toBeCloseTo(sumOfSquaresLaw.value({ ...distribution, points }, 12), 10)
})
