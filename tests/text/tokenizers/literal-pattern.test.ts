import { expect, test } from 'vitest'
import { literalPattern } from '../../../src/text/tokenizers/literal-pattern.js'

test('finds texts as they stand, the longest first', () => {
  expect('a.b(c) a.b aXb'.match(literalPattern(['a.b', 'a.b(c)']))).toEqual(['a.b(c)', 'a.b'])
  const signs = '\\^$.*+?()[]{}|/-'
  expect(`x${signs}x`.match(literalPattern([signs]))).toEqual([signs])
})
