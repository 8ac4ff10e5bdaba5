import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WordCoder } from '../../../src/models/ngram/word-coder.js'
import { splitWords } from '../../../src/text/words.js'

function codes(coder: WordCoder, text: string): number[] {
  const out = new Int32Array(coder.most(text.length))
  return [...out.subarray(0, coder.encode(text, out, 0))]
}

test('the example: words are numbered from the reserved codes on, unknown words are 0', () => {
  const coder = new WordCoder()
  coder.learn('rain on rain')
  expect(coder.learned).toEqual(['rain', 'on'])
  expect(coder.size).toBe(5)
  expect(codes(coder, 'rain in')).toEqual([3, 0])
})

test('reserved symbols written in a text are ordinary words', () => {
  const coder = new WordCoder()
  coder.learn('<unk> <s> </s>')
  expect(codes(coder, '<unk> <s> </s>')).toEqual([3, 4, 5])
})

test('texts fall into the same words as splitWords, for any text', () => {
  const separators = [
    ...'\t\n\v\f\r \u001c\u001f\u0085\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000',
  ]
  const text = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...separators, '\ufeff', '\u200b', '\ud800', 'word'),
    ),
  )
  fc.assert(
    fc.property(text, (pieces) => {
      const whole = pieces.join('')
      const coder = new WordCoder()
      coder.learn(whole)
      expect(coder.learned).toEqual([...new Set(splitWords(whole))])
      expect(codes(coder, whole).map((code) => coder.decode([code]))).toEqual(splitWords(whole))
    }),
  )
})

test('many words: the tables grow, codes stay', () => {
  const coder = new WordCoder()
  const words = Array.from({ length: 20_000 }, (_, index) => `w${index}`)
  coder.learn(words.join(' '))
  coder.learn(words.join(' '))
  expect(coder.size).toBe(20_003)
  expect(codes(coder, 'w0 w19999 w20000 w777')).toEqual([3, 20_002, 0, 780])
})

test('replacing writes the given words; white space and other words stay as they stand', () => {
  const coder = new WordCoder()
  coder.learn('rain snow')
  expect(coder.replace('  one\ttwo\n three ', [4, -1, 3])).toBe('  snow\ttwo\n rain ')
  expect(coder.replace(' \n', [])).toBe(' \n')
})
