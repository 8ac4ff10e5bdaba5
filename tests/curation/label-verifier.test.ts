import { expect, test } from 'vitest'
import { labelVerifier, schema } from '../../src/curation/label-verifier.js'
import { keyedRng } from '../../src/random/keyed.js'
import { classes } from '../../src/worlds/classes/classes.js'
import { classesSchema } from '../../src/worlds/classes/options.js'
import { regressionSchema } from '../../src/worlds/regression/options.js'
import { regression } from '../../src/worlds/regression/regression.js'
import { zScore } from '../helpers/statistics.js'
import { oneChain } from '../helpers/vector-batches.js'

const world = classes.create(classesSchema.parse({ world: 'classes', coefficients: [1, 1] }))
const parsed = (options: object) => schema.parse({ stage: 'label-verifier', ...options })

test('keeps right labels and drops wrong ones where it never errs', () => {
  const batch = oneChain(
    [
      [1, 0],
      [1, 0],
      [-2, 1],
      [-2, 1],
    ],
    { targets: [1, -1, 1, -1] },
  )
  expect([...labelVerifier.weigh(batch, parsed({}), { rng: keyedRng('v'), world })]).toEqual([1, 0, 0, 1])
})

test('keeps right and wrong labels with the probabilities asked for, whatever other chains hold', () => {
  const human = world.draw(4000, 2, keyedRng('human'))
  // Of every second item the label is wrong.
  const batch = { ...human, targets: human.targets?.map((label, item) => (item % 2 === 0 ? label : -label)) }
  const options = parsed({ keep_correct: 0.9, keep_wrong: 0.3 })
  const weights = labelVerifier.weigh(batch, options, { rng: keyedRng('v'), world })
  const kept = (odd: number) => [...weights].filter((_, item) => item % 2 === odd)
  expect(Math.abs(zScore(kept(0), 0.9))).toBeLessThan(4)
  expect(Math.abs(zScore(kept(1), 0.3))).toBeLessThan(4)
})

test('refuses a world without labels', () => {
  const other = regression.create(regressionSchema.parse({ world: 'regression', dimension: 2 }))
  expect(() => labelVerifier.checkWorld?.(parsed({}), other)).toThrow(
    'stage label-verifier verifies labels of inputs, and world regression has none',
  )
  expect(() => labelVerifier.checkWorld?.(parsed({}), world)).not.toThrow()
})
