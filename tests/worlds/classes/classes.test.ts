import { expect, test } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { classes } from '../../../src/worlds/classes/classes.js'
import { classesSchema } from '../../../src/worlds/classes/options.js'

const create = (options: object = {}) => classes.create(classesSchema.parse({ world: 'classes', ...options }))

test('labels standard normal inputs by the side of a plane they lie on', () => {
  const world = create({ coefficients: [3, -4] })
  const { values, targets, count, chains } = world.draw(4, 3, keyedRng('classes'))
  expect([count, chains, targets?.length]).toEqual([4, 3, 12])
  for (const [item, label] of (targets ?? []).entries()) {
    expect(label).toBe(3 * values[2 * item] - 4 * values[2 * item + 1] >= 0 ? 1 : -1)
  }
})

test('fewer items are the first of more', () => {
  const world = create({ dimension: 2 })
  const [few, many] = [world.draw(3, 2, keyedRng('same')), world.draw(5, 3, keyedRng('same'))]
  expect(few.values.subarray(6, 12)).toEqual(many.values.subarray(10, 16))
})

test('the truth is a random direction in ten dimensions, or given', () => {
  expect(create().truth).toMatchObject({ kind: 'linear', task: 'classification', chains: 1, dimension: 10 })
  expect(() => create({ coefficients: [0, 0] })).toThrow('one class alone')
})
