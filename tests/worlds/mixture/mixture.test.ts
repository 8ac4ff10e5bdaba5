import { describe, expect, test } from 'vitest'
import type { MixtureState } from '../../../src/contracts/state.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { layoutCentres } from '../../../src/worlds/mixture/layout.js'
import { mixture } from '../../../src/worlds/mixture/mixture.js'
import { mixtureSchema } from '../../../src/worlds/mixture/options.js'

const create = (options: object = {}) => mixture.create(mixtureSchema.parse({ world: 'mixture', ...options }))

describe('layouts', () => {
  test('a line is centred', () => {
    expect(layoutCentres('line', 2, 3)).toEqual([[-1.5], [1.5]])
  })

  test('a grid is square and centred', () => {
    expect(layoutCentres('grid', 4, 2)).toEqual([
      [-1, -1],
      [1, -1],
      [-1, 1],
      [1, 1],
    ])
    expect(() => layoutCentres('grid', 24, 2)).toThrow('24 modes do not fill a square grid')
  })

  test('neighbours on a ring are as far apart as asked for', () => {
    const centres = layoutCentres('ring', 8, 2)
    for (const [index, [x, y]] of centres.entries()) {
      const [nextX, nextY] = centres[(index + 1) % 8]
      expect(Math.hypot(nextX - x, nextY - y)).toBeCloseTo(2, 12)
    }
    expect(layoutCentres('ring', 1, 2)).toEqual([[0, 0]])
  })
})

describe('the truth', () => {
  test('is 25 narrow modes on a grid where nothing is said', () => {
    const truth = create().truth as MixtureState
    expect(truth).toMatchObject({ kind: 'mixture', chains: 1, dimension: 2, components: 25 })
    expect([...truth.means.subarray(0, 2)]).toEqual([-4, -4])
    expect(truth.weights[7]).toBeCloseTo(0.04, 12)
    for (const [at, value] of [0.0025, 0, 0, 0.0025].entries())
      expect(truth.covariances[at]).toBeCloseTo(value, 12)
  })

  test('is what is listed, with weights that sum to 1', () => {
    const listed = [
      { weight: 1, mean: [0, 0] },
      {
        weight: 3,
        mean: [1, 2],
        covariance: [
          [2, 1],
          [1, 3],
        ],
      },
    ]
    expect(create({ components: listed }).truth).toEqual({
      kind: 'mixture',
      chains: 1,
      dimension: 2,
      components: 2,
      weights: Float64Array.of(0.25, 0.75),
      means: Float64Array.of(0, 0, 1, 2),
      covariances: Float64Array.of(1, 0, 0, 1, 2, 1, 1, 3),
    })
  })

  test.each([
    ['components[1].mean has 2 numbers, that of the first component 1', [{ mean: [0] }, { mean: [0, 1] }]],
    [
      'components[0].covariance is not positive definite',
      [
        {
          mean: [0, 0],
          covariance: [
            [1, 2],
            [2, 1],
          ],
        },
      ],
    ],
    [
      'components[0].covariance is not symmetric',
      [
        {
          mean: [0, 0],
          covariance: [
            [1, 0.5],
            [0, 1],
          ],
        },
      ],
    ],
    ['components[0].covariance is no 2 x 2 matrix', [{ mean: [0, 0], covariance: [[1]] }]],
    ['components[0] has sd and covariance', [{ mean: [0], sd: 1, covariance: [[1]] }]],
  ])('refuses: %s', (message, components) => {
    expect(() => create({ components })).toThrow(message)
  })

  test('refuses components and a layout', () => {
    expect(() => create({ components: [{ mean: [0] }], modes: 4 })).toThrow('not both')
  })
})

test('draws from the truth; fewer items are the first of more', () => {
  const world = create({ layout: 'line', modes: 2, spacing: 10, sd: 0.1 })
  const [few, many] = [world.draw(30, 2, keyedRng('same')), world.draw(50, 3, keyedRng('same'))]
  expect(few.values.subarray(30)).toEqual(many.values.subarray(50, 80))
  for (const value of many.values) expect(Math.abs(Math.abs(value) - 5)).toBeLessThan(0.6)
})
