import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BadInputError } from '../../../src/errors/index.js'
import { bytesTokenizer } from '../../../src/text/tokenizers/bytes.js'
import { charactersOf } from '../../../src/text/tokenizers/characters.js'
import { wordsOf } from '../../../src/text/tokenizers/words.js'
import { anyText } from './helpers.js'

describe('bytes', () => {
  const tokenizer = bytesTokenizer()

  test('each byte is its own id, the end comes last', () => {
    expect([...tokenizer.encode('é\n')]).toEqual([0xc3, 0xa9, 0x0a])
    expect(tokenizer.size).toBe(257)
    expect(tokenizer.endOfDocument).toBe(256)
    expect(tokenizer.label).toBe('bytes')
    expect(tokenizer.decode([0x61, 256, 0xff])).toBe('a\ufffd')
  })

  test('any text comes back; its tokens are its UTF-8', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const ids = tokenizer.encode(text)
        expect([...ids]).toEqual([...Buffer.from(text)])
        expect(tokenizer.decode(ids)).toBe(text)
      }),
    )
  })
})

describe('characters', () => {
  test('the example: in the order of code points, then unknown and the end', () => {
    const tokenizer = charactersOf(['abba'])
    expect(tokenizer.size).toBe(4)
    expect([...tokenizer.encode('ax')]).toEqual([0, 2])
    expect(tokenizer.unknown).toBe(2)
    expect(tokenizer.endOfDocument).toBe(3)
    expect(tokenizer.decode([1, 2, 3])).toBe('b\ufffd')
    expect(tokenizer.label).toBe('characters (4 tokens)')
    expect(() => tokenizer.decode([4])).toThrow(RangeError)
  })

  test('outside the basic plane a character is one token; a lone half is U+FFFD', () => {
    // By code point: x (78), U+FFFD, U+1F642. By UTF-16 unit the last two would change places.
    const tokenizer = charactersOf(['\u{1f642}x\ud83d'])
    expect([...tokenizer.encode('x\ufffd\u{1f642}\udc00')]).toEqual([0, 1, 2, 1])
  })

  test('texts of known characters come back, and the end is never among them', () => {
    fc.assert(
      fc.property(anyText, anyText, (known, other) => {
        const tokenizer = charactersOf([known, 'x'])
        expect(tokenizer.decode(tokenizer.encode(known))).toBe(known)
        const ids = tokenizer.encode(other)
        expect(ids).toHaveLength([...other].length)
        expect(ids).not.toContain(tokenizer.endOfDocument)
      }),
    )
  })

  test('no characters make no vocabulary', () => {
    expect(() => charactersOf([''])).toThrow(BadInputError)
    expect(() => charactersOf([])).toThrow('no characters')
  })
})

describe('words', () => {
  function pieces(text: string): string[] {
    const tokenizer = wordsOf([text])
    return [...tokenizer.encode(text)].map((id) => tokenizer.decode([id]))
  }

  test('the example: the most frequent words, the rest is unknown', () => {
    const tokenizer = wordsOf(['the cat, the dog, the bird'], 2)
    expect([...tokenizer.encode('the cat, the')]).toEqual([2, 2, 1, 0])
    expect(tokenizer.size).toBe(4)
    expect(tokenizer.unknown).toBe(2)
    expect(tokenizer.endOfDocument).toBe(3)
    expect(tokenizer.label).toBe('words (4 tokens)')
    expect(tokenizer.decode([0, 2, 1, 2, 3])).toBe(' the <|unknown|>, <|unknown|>')
  })

  // By hand from the pattern: signs alone, contractions apart, the last space goes to the word, line ends alone.
  test.each([
    ['Rain, he said.', ['Rain', ',', ' he', ' said', '.']],
    ["I'll don't 'save' it", ['I', "'ll", ' don', "'t", " '", 'save', "'", ' it']],
    ['a\n\n  b\t\tc ', ['a', '\n', '\n', ' ', ' b', '\t', '\t', 'c', ' ']],
    ['ROMEO:\nIn 1597 (2)...', ['ROMEO', ':', '\n', 'In', ' 1597', ' (', '2', ')', '.', '.', '.']],
    ['e\u0301te\u0301 नमस्ते', ['e\u0301te\u0301', ' नमस्ते']],
    ['x\r\ny', ['x', '\r', '\n', 'y']],
  ])('cuts %j', (text, expected) => {
    expect(pieces(text)).toEqual(expected)
  })

  test('of equally frequent words the first in the alphabet is kept', () => {
    const tokenizer = wordsOf(['b\na\nb\na'], 2)
    // The line end occurs 3 times, a and b twice: b is unknown (2).
    expect([...tokenizer.encode('\na\nb')]).toEqual([0, 1, 0, 2])
  })

  test('an unknown word that was written is read as one unknown word', () => {
    const tokenizer = wordsOf(['the cat <|unknown|> sat <|unknown|>.'])
    const unknown = tokenizer.unknown
    // "," is no word of the text either: " xylophone" and "," become one placeholder each.
    const ids = tokenizer.encode('the xylophone, sat qed.')
    expect(tokenizer.decode(ids)).toBe('the <|unknown|> <|unknown|> sat <|unknown|>.')
    expect(tokenizer.encode(tokenizer.decode(ids))).toEqual(ids)
    expect([...tokenizer.encode('<|unknown|> <|unknown|>')]).toEqual([unknown, unknown])
  })

  test('known texts come back, and the end is never among their tokens', () => {
    fc.assert(
      fc.property(anyText, anyText, (known, other) => {
        fc.pre(!known.includes('<|unknown|>'))
        const tokenizer = wordsOf([known, 'x'])
        expect(tokenizer.decode(tokenizer.encode(known))).toBe(known)
        expect(tokenizer.encode(known)).not.toContain(tokenizer.unknown)
        expect(tokenizer.encode(other)).not.toContain(tokenizer.endOfDocument)
      }),
    )
  })

  test('no words make no vocabulary', () => {
    expect(() => wordsOf([])).toThrow(BadInputError)
    expect(() => wordsOf([''])).toThrow('no words')
  })
})
