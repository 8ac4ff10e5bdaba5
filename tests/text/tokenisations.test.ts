import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Tokenisation } from '../../src/contracts/text.js'
import { byModelTokens } from '../../src/text/model-tokens.js'
import { tokenisations } from '../../src/text/tokenisations.js'
import { bytesTokenizer } from '../../src/text/tokenizers/bytes.js'
import { charactersOf } from '../../src/text/tokenizers/characters.js'
import { trainBpe } from '../../src/text/tokenizers/train-bpe.js'
import { wordsOf } from '../../src/text/tokenizers/words.js'
import { anyText } from './tokenizers/helpers.js'

const { whitespace, words, characters } = tokenisations

const scripts = fc
  .array(
    fc.oneof(
      anyText,
      fc.constantFrom(
        '今日は雨が降った',
        '天气很好',
        'สวัสดีครับ',
        'don’t',
        "can't",
        '3.14',
        '1,000',
        '1️⃣',
        '🇫🇷',
        '\u0301',
        '\u200d',
        '\u00ad',
        'x\u2028y',
        '　',
        '\r',
        '\ud83d',
        'a:b',
        'ſ',
        'ﬃ',
        'नमस्ते',
        'مرحبا',
        '-',
        '_',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

const texts = ['Rain fell. 雨が降った 👍🏽', 'naïve cafe\u0301 don’t', ' the  the ']
const all: readonly (readonly [string, Tokenisation])[] = [
  ['whitespace', whitespace],
  ['words', words],
  ['characters', characters],
  ['bytes', byModelTokens(bytesTokenizer())],
  ['BPE', byModelTokens(await trainBpe(texts, { vocabulary: 300 }))],
  ['model words', byModelTokens(wordsOf(texts, 5))],
  ['model characters', byModelTokens(charactersOf(texts))],
]

describe.each(all)('%s', (_, tokenisation) => {
  it('cuts a text into pieces that stand in it in order, and leads to the end of any of them', () => {
    fc.assert(
      fc.property(scripts, fc.nat(12), (text, count) => {
        const tokens = tokenisation.split(text)
        const ends = [0]
        for (const token of tokens) {
          expect(token).not.toBe('')
          const found = text.indexOf(token, ends[ends.length - 1])
          expect(found).toBeGreaterThanOrEqual(0)
          ends.push(found + token.length)
        }
        const end = ends[Math.min(count, tokens.length)]
        expect(tokenisation.leading(text, count)).toBe(text.slice(0, end))
      }),
      { numRuns: 60 },
    )
  })

  it('has no token in an empty text', () => {
    expect(tokenisation.split('')).toEqual([])
    expect(tokenisation.leading('', 3)).toBe('')
    expect(tokenisation.leading('a b', 0)).toBe('')
  })
})

describe('words', () => {
  it('are words by Unicode: no punctuation, no symbols, case kept', () => {
    // By hand, from the rules of UAX 29: apostrophes and decimal points between letters or digits hold a word together.
    expect(words.split("Don't: 3.14 well-known, e.g. THE €5 👍")).toEqual([
      "Don't",
      '3.14',
      'well',
      'known',
      'e.g',
      'THE',
      '5',
    ])
  })

  it('are found by dictionary where a language writes no spaces', () => {
    expect(words.split('天气很好。').length).toBeGreaterThan(1)
    expect(words.split('สวัสดีครับ').length).toBeGreaterThan(1)
  })

  it('are the same run by run as in the whole text', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
    const whole = (text: string) =>
      [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) =>
        isWordLike === true ? [segment] : [],
      )
    fc.assert(
      fc.property(scripts, (text) => {
        expect(words.split(text)).toEqual(whole(text))
      }),
      { numRuns: 200 },
    )
  })
})

describe('words of a long run without spaces', () => {
  it('are the same window by window', () => {
    const run = 'one-two,3.14/don’t👍🏽'.repeat(60) + 'x'.repeat(700) + '.a'.repeat(300)
    const found = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(run)]
    const whole = found.flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment] : []))
    expect(words.split(run)).toEqual(whole)
    expect(words.split(words.leading(run, 100))).toEqual(whole.slice(0, 100))
  })
})

describe('characters', () => {
  it('are code points, white space among them', () => {
    expect(characters.split('a é\n👍🏽')).toEqual(['a', ' ', 'é', '\n', '👍', '🏽'])
    expect(characters.split('e\u0301')).toEqual(['e', '\u0301'])
    expect(characters.split('\ud83d!')).toEqual(['\ud83d', '!'])
  })
})

describe('tokens of a model', () => {
  it('join bytes of one character', () => {
    expect(byModelTokens(bytesTokenizer()).split('aé👍')).toEqual(['a', 'é', '👍'])
  })

  it('are the pieces of byte-pair encoding', async () => {
    const tokenizer = await trainBpe(['low low lower lowest'], { vocabulary: 262 })
    const ids = tokenizer.encode('lower low')
    expect(byModelTokens(tokenizer).split('lower low')).toEqual(
      Array.from(ids, (id) => tokenizer.decode([id])),
    )
  })

  it('keep unknown words as they stand', () => {
    expect(byModelTokens(wordsOf(['the cat'], 1)).split('the dog the')).toEqual(['the', ' dog', ' the'])
    expect(byModelTokens(charactersOf(['a'])).split('xa')).toEqual(['x', 'a'])
  })

  it('say which model', () => {
    expect(byModelTokens(bytesTokenizer()).name).toBe('model tokens (bytes)')
  })
})
