import { describe, expect, it } from 'vitest'
import { piecesOf } from '../../src/facts/pieces.js'
import { endsSentence } from '../../src/facts/sentences.js'

/** The text with | behind each sentence. */
function cut(text: string): string {
  const pieces = piecesOf(text)
  return pieces.map((piece, at) => piece.text + (endsSentence(pieces, at) ? '|' : '')).join(' ')
}

describe('endsSentence', () => {
  it.each([
    ['It rains. He left! Who? He…', 'It rains .| He left !| Who ?| He …|'],
    ['It rains . He left .', 'It rains .| He left .|'],
    ['Dr. Smith met J. R. Smith of the U.S. Army.', 'Dr . Smith met J . R . Smith of the U . S . Army .|'],
    ['He won. 1999 was cold.', 'He won .| 1999 was cold .|'],
    ['see example.com and etc. in lower case', 'see example . com and etc . in lower case'],
    ['"Go." Then he went.', '" Go .| " Then he went .|'],
    ['a line\nAnother line', 'a line Another line'],
    ['?', '?|'],
  ])('cuts %j', (text, expected) => {
    expect(cut(text)).toBe(expected)
  })
})
