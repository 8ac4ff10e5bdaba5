import { expect, test } from 'vitest'
import { ballVerifier, schema } from '../../src/curation/ball-verifier.js'
import { keyedRng } from '../../src/random/keyed.js'
import { classes } from '../../src/worlds/classes/classes.js'
import { classesSchema } from '../../src/worlds/classes/options.js'
import { regressionSchema } from '../../src/worlds/regression/options.js'
import { regression } from '../../src/worlds/regression/regression.js'
import { oneChain } from '../helpers/vector-batches.js'

const world = regression.create(regressionSchema.parse({ world: 'regression', coefficients: [1, 2] }))

function kept(items: number[][], targets: number[], options: object): number[] {
  const context = { rng: keyedRng('v'), world }
  return [
    ...ballVerifier.weigh(
      oneChain(items, { targets }),
      schema.parse({ stage: 'ball-verifier', ...options }),
      context,
    ),
  ]
}

test('keeps what coefficients in the ball could explain, up to the slack', () => {
  // |x| = 5 and x.c = 3 + 8 = 11: targets from 11 - 5 r - slack to 11 + 5 r + slack.
  const x = [3, 4]
  expect(kept([x, x, x, x], [1, 0.9, 21, 21.1], { radius: 2 })).toEqual([1, 0, 1, 0])
  expect(kept([x, x, x], [0, -0.1, 22], { radius: 2, slack: 1 })).toEqual([1, 0, 1])
})

test('is biased by a vector, or by a length along the diagonal', () => {
  // The centre is (1.5, 1): x.c = 4.5 + 4 = 8.5.
  expect(
    kept(
      [
        [3, 4],
        [3, 4],
      ],
      [8.5, 11],
      { radius: 0, slack: 1e-9, bias: [0.5, -1] },
    ),
  ).toEqual([1, 0])
  // sqrt(2) along the diagonal is 1 in each: x.c = 6 + 12 = 18.
  expect(
    kept(
      [
        [3, 4],
        [3, 4],
      ],
      [18, 11],
      { radius: 0, slack: 1e-9, bias: Math.SQRT2 },
    ),
  ).toEqual([1, 0])
  expect(() => kept([[3, 4]], [1], { bias: [1] })).toThrow('a bias of 1 numbers for 2 inputs')
})

test('refuses a world without targets, or of another dimension than its bias', () => {
  const other = classes.create(classesSchema.parse({ world: 'classes', dimension: 2 }))
  const check = (bias: number | number[], of = world) =>
    ballVerifier.checkWorld?.(schema.parse({ stage: 'ball-verifier', bias }), of)
  expect(() => check(1, other)).toThrow(
    'stage ball-verifier verifies targets of inputs, and world classes has none',
  )
  expect(() => check([1, 2, 3])).toThrow('a bias of 3 numbers for 2 inputs')
  expect(() => check([1, 2])).not.toThrow()
})
