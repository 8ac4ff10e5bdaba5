import { expect, it } from 'vitest'
import { wrappedTable } from '../../src/cli/wrapped-table.js'

it('is a plain table where there is room', () => {
  expect(wrappedTable(['a', 'value'], [['x', '1']], 20)).toBe('a  value\n-  -----\nx  1')
})

it('goes on in the next line between words, intervals whole', () => {
  const text = wrappedTable(['arm', 'change since'], [['replace', '−4.2 pt (−4.5 to −3.9)']], 25)
  expect(text).toBe(
    [
      'arm      change since',
      '-------  ----------------',
      'replace  −4.2 pt',
      '         (−4.5 to −3.9)',
    ].join('\n'),
  )
})

it('takes from the widest column first', () => {
  const text = wrappedTable(['a', 'b'], [['one two three', 'four']], 14)
  expect(text).toBe('a         b\n--------  ----\none two   four\nthree')
})

it('puts columns that do not fit into a further table, the first again in front', () => {
  const text = wrappedTable(['arm', 'first', 'second'], [['replace', '1234567', '7654321']], 18)
  expect(text).toBe(
    'arm      first\n-------  -------\nreplace  1234567\n\narm      second\n-------  -------\nreplace  7654321',
  )
})

it('breaks a word that is longer than any line, and has a table of one column', () => {
  const lines = wrappedTable(['arm'], [['n'.repeat(70)]], 35).split('\n')
  expect(lines.slice(2)).toEqual(['n'.repeat(32), 'n'.repeat(32), 'n'.repeat(6)])
  expect(wrappedTable(['arm'], [], 40)).toBe('arm\n---')
})
