import { describe, expect, test } from 'vitest'
import { readSentences } from '../../src/worlds/read-sentences.js'

const read = (text: string) => readSentences(text, (tokens) => ({ kind: 'right', style: tokens.join(' ') }))

describe('readSentences', () => {
  test('cuts at full stops that stand alone, and tells where a sentence is', () => {
    expect(read(' a  b .\nc. d .')).toEqual([
      { kind: 'right', style: 'a b', start: 1, end: 7 },
      { kind: 'right', style: 'c. d', start: 8, end: 14 },
    ])
  })

  test('an open end is malformed, an empty sentence is one', () => {
    expect(read('. a b')).toEqual([
      { kind: 'right', style: '', start: 0, end: 1 },
      { kind: 'malformed', start: 2, end: 5 },
    ])
  })

  test.each(['', ' ', '\n\t\u3000'])('no tokens, no statements: %j', (text) => {
    expect(read(text)).toEqual([])
  })

  test('more than 1,000 tokens are malformed', () => {
    expect(read(`${'a '.repeat(1000)}.`)[0].kind).toBe('right')
    expect(read(`${'a '.repeat(1001)}.`)).toEqual([{ kind: 'malformed', start: 0, end: 2003 }])
  })
})
