import { describe, expect, it } from 'vitest'
import { formatBytes, formatDuration } from '../../src/cli/duration.js'
import { paint } from '../../src/cli/paint.js'
import { fittedTable, textTable } from '../../src/cli/table.js'

describe('formatDuration', () => {
  it.each([
    [-1, '0 s'],
    [0.4, '0 s'],
    [59.4, '59 s'],
    [59.6, '1 min 0 s'],
    [125, '2 min 5 s'],
    [3599.7, '1 h 0 min'],
    [11_520, '3 h 12 min'],
  ])('%d seconds are %s', (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words)
  })
})

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [3_400_000, '3.4 MB'],
    [123_456_789, '123 MB'],
    [5e15, '5000 TB'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words)
  })
})

describe('textTable', () => {
  it('aligns columns, whatever colours their cells have', () => {
    const red = '\u001b[31mx\u001b[39m'
    expect(
      textTable(
        ['a', 'bb'],
        [
          [red, 'y'],
          ['long', 'z'],
        ],
      ),
    ).toBe(`a     bb\n----  --\n${red}     y\nlong  z`)
  })
})

describe('fittedTable', () => {
  const header = ['one', 'two', 'three', 'four', 'five']
  const rows = [['1', '2', '3', '4', '5']]

  it('leaves out the last columns that do not fit, and names them', () => {
    expect(fittedTable(header, rows, 80)).toEqual({ text: textTable(header, rows), left: [] })
    const { text, left } = fittedTable(header, rows, 22)
    expect(text.split('\n')[0]).toBe('one  two  three  four')
    expect(left).toEqual(['five'])
  })

  it('shows three columns in any window', () => {
    const { text, left } = fittedTable(header, rows, 5)
    expect(text.split('\n')[0]).toBe('one  two  three')
    expect(left).toEqual(['four', 'five'])
  })
})

describe('paint', () => {
  const stream = (isTTY: boolean) => ({ isTTY }) as NodeJS.WriteStream

  it('colours a terminal, and nothing under NO_COLOR or in a pipe', () => {
    const before = process.env['NO_COLOR']
    try {
      delete process.env['NO_COLOR']
      expect(paint('red', 'x', stream(true))).toBe('\u001b[31mx\u001b[39m')
      expect(paint('red', 'x', stream(false))).toBe('x')
      process.env['NO_COLOR'] = '1'
      expect(paint('red', 'x', stream(true))).toBe('x')
    } finally {
      if (before === undefined) delete process.env['NO_COLOR']
      else process.env['NO_COLOR'] = before
    }
  })
})
