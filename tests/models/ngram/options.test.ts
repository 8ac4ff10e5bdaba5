import { expect, test } from 'vitest'
import { z } from 'zod'
import { ngramSchema, smoothingName } from '../../../src/models/ngram/options.js'

test('defaults: order 6, absolute discount 0.1', () => {
  expect(ngramSchema.parse({ family: 'ngram' })).toEqual({
    family: 'ngram',
    order: 6,
    tokens: 'words',
    smoothing: { absolute: 0.1 },
  })
})

test.each([['none'], ['kneser-ney'], [{ absolute: 0.5 }], [{ add: 2 }]])(
  'smoothing %j is taken as it is written',
  (smoothing) => {
    expect(ngramSchema.parse({ family: 'ngram', smoothing }).smoothing).toEqual(smoothing)
  },
)

test.each([['witten-bell'], [{ add: 1, absolute: 0.1 }], [0.1]])(
  'smoothing %j is refused with what was expected',
  (smoothing) => {
    const result = ngramSchema.safeParse({ family: 'ngram', smoothing })
    expect(result.error?.issues[0].path).toEqual(['smoothing'])
    expect(result.error?.issues[0].message).toContain('expected none, kneser-ney, { absolute: d }')
  },
)

test.each([
  [{ absolute: 0 }, ['smoothing', 'absolute']],
  [{ absolute: 1 }, ['smoothing', 'absolute']],
  [{ add: 0 }, ['smoothing', 'add']],
])('smoothing %j is refused at the number', (smoothing, path) => {
  expect(ngramSchema.safeParse({ family: 'ngram', smoothing }).error?.issues[0].path).toEqual(path)
})

test.each([[0], [17], [2.5]])('order %d is refused', (order) => {
  expect(ngramSchema.safeParse({ family: 'ngram', order }).success).toBe(false)
})

test('every option says what it is', () => {
  const schema = z.toJSONSchema(ngramSchema, { io: 'input' })
  for (const [, option] of Object.entries(schema.properties ?? {}))
    expect(option).toHaveProperty('description')
})

test('smoothing names', () => {
  expect(smoothingName('none')).toBe('none')
  expect(smoothingName({ absolute: 0.1 })).toBe('absolute 0.1')
  expect(smoothingName({ add: 1 })).toBe('add 1')
})
