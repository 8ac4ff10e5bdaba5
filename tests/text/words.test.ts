import { describe, expect, it } from 'vitest'
import { splitWords } from '../../src/text/words.js'

describe('splitWords', () => {
  it('splits at runs of white space and keeps case and punctuation', () => {
    expect(splitWords(' Rain  fell.\n')).toEqual(['Rain', 'fell.'])
  })

  it('has no words where there is no text', () => {
    expect(splitWords('')).toEqual([])
    expect(splitWords(' \t\r\n')).toEqual([])
  })

  it('takes white space as Python does', () => {
    // CPython 3.11: [c for c in map(chr, range(0x110000)) if c.isspace()]
    const spaces = [0x9, 0xa, 0xb, 0xc, 0xd, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029]
    spaces.push(0x202f, 0x205f, 0x3000, ...Array.from({ length: 11 }, (_, index) => 0x2000 + index))
    const found: number[] = []
    for (let code = 0; code < 0x10000; code++) {
      if (splitWords(`a${String.fromCharCode(code)}b`).length === 2) found.push(code)
    }
    expect(found).toEqual(spaces.sort((a, b) => a - b))
  })

  it('leaves emoji, combining marks, CJK, zero-width spaces and byte order marks in their words', () => {
    expect(splitWords('👩‍👩‍👧 cafe\u0301 你好\u3000世界 x\u200by \ufeffz')).toEqual([
      '👩‍👩‍👧',
      'cafe\u0301',
      '你好',
      '世界',
      'x\u200by',
      '\ufeffz',
    ])
  })
})
