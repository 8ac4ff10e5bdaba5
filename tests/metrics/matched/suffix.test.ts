import { expect, it } from 'vitest'
import { splitSuffix } from '../../../src/metrics/matched/suffix.js'

it('splits the size off a name', () => {
  expect(splitSuffix('types')).toEqual({ bare: 'types', suffix: '', size: undefined })
  expect(splitSuffix('kept.types@5000')).toEqual({
    bare: 'kept.types',
    suffix: '@5000',
    size: { by: 'tokens', tokens: 5000 },
  })
  expect(splitSuffix('types@c90')).toEqual({
    bare: 'types',
    suffix: '@c90',
    size: { by: 'coverage', percent: 90 },
  })
})

it.each([
  'types@',
  'types@0',
  'types@05',
  'types@5k',
  'types@c100',
  'types@c0',
  'types@1@2',
  'types@-1',
  'types@99999999999',
])('refuses %s, and says what a size looks like', (name) => {
  expect(() => splitSuffix(name)).toThrow(/is no size to measure at/)
})
