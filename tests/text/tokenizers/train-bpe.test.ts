import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BYTES_IN_ORDER, CHARACTER_OF_BYTE } from '../../../src/text/tokenizers/byte-alphabet.js'
import { gpt2Pattern } from '../../../src/text/tokenizers/gpt2-pattern.js'
import { trainBpe } from '../../../src/text/tokenizers/train-bpe.js'
import { anyText } from './helpers.js'

async function mergesOf(texts: readonly string[], vocabulary: number): Promise<string[]> {
  return JSON.parse((await trainBpe(texts, { vocabulary })).toJson()).model.merges
}

test('the example, by hand', async () => {
  // Pieces "low", " low", " lower": l o and o w occur 3 times, Ġ l twice. l (75) is before o (78) in GPT-2's order.
  // Then lo w occurs 3 times, then Ġ low twice; "w e" and "e r" occur once and are not merged.
  expect(await mergesOf(['low low lower'], 260)).toEqual(['l o', 'lo w', 'Ġ low'])
  const tokenizer = await trainBpe(['low low lower'], { vocabulary: 260 })
  expect(tokenizer.size).toBe(260)
  expect(tokenizer.label).toBe('byte-level BPE of 260 tokens')
  expect(tokenizer.endOfDocument).toBe(259)
  expect([...tokenizer.encode('low')]).toEqual([257])
  // Ġlow is token 258; e and r are the bytes 101 and 114, "!" is token 0: 101 - 33 and 114 - 33.
  expect([...tokenizer.encode('low lower')]).toEqual([257, 258, 68, 81])
  expect(tokenizer.unknown).toBeUndefined()
})

/**
 * The corpus, the merges, "bug" and "thug" of Hugging Face's LLM course, chapter 6, "Byte-Pair Encoding tokenization"
 * (there "t" is unknown, here every byte is known); "unhug" is its exercise, worked out by hand.
 */
test('the example of a course', async () => {
  const counts = { hug: 10, pug: 5, pun: 12, bun: 4, hugs: 5 }
  const texts = Object.entries(counts).flatMap(([word, count]) => Array<string>(count).fill(word))
  expect(await mergesOf(texts, 260)).toEqual(['u g', 'u n', 'h ug'])
  const tokenizer = await trainBpe(texts, { vocabulary: 260 })
  const pieces = (text: string) => [...tokenizer.encode(text)].map((id) => tokenizer.decode([id]))
  expect(pieces('bug')).toEqual(['b', 'ug'])
  expect(pieces('thug')).toEqual(['t', 'hug'])
  expect(pieces('unhug')).toEqual(['un', 'hug'])
})

test('a text that is too small ends early', async () => {
  expect((await trainBpe(['low low lower'], { vocabulary: 5000 })).size).toBe(260)
  expect((await trainBpe(['abc'], { vocabulary: 5000 })).size).toBe(257)
  expect((await trainBpe([], { vocabulary: 5000 })).size).toBe(257)
  expect((await trainBpe([''], { vocabulary: 257 })).size).toBe(257)
})

test('of equally frequent pairs the lower ids come first', async () => {
  // Every pair occurs twice. The left id decides, a (64) before b (65); then the right one.
  expect(await mergesOf(['ba\nab\nba\nab'], 259)).toEqual(['a b', 'b a'])
  expect(await mergesOf(['ac\nab\nac\nab'], 259)).toEqual(['a b', 'a c'])
})

test('like neighbours: aaaa is counted as three pairs and becomes two tokens', async () => {
  // a a occurs 3 times; then aa aa once, so no further merge.
  expect(await mergesOf(['aaaa'], 300)).toEqual(['a a'])
  expect(await mergesOf(['aaaa aaaa'], 300)).toEqual(['a a', 'aa aa'])
})

test('documents do not touch, and no merge crosses pieces', async () => {
  expect(await mergesOf(['a', 'b', 'a', 'b'], 300)).toEqual([])
  expect(await mergesOf(['a1a1a1'], 300)).toEqual([])
})

/** The definition, word for word: count all pairs of all pieces, merge the best everywhere, from left to right. */
function mergesSlowly(texts: readonly string[], vocabulary: number): string[] {
  const idOf = new Map(BYTES_IN_ORDER.map((byte, id) => [CHARACTER_OF_BYTE[byte], id]))
  const words = texts.flatMap((text) =>
    (text.match(gpt2Pattern()) ?? []).map((piece) =>
      [...Buffer.from(piece)].map((byte) => CHARACTER_OF_BYTE[byte]),
    ),
  )
  const merges: string[] = []
  while (256 + merges.length + 1 < vocabulary) {
    const counts = new Map<string, { pair: [string, string]; count: number }>()
    for (const word of words)
      for (let at = 0; at + 1 < word.length; at++) {
        const key = `${word[at]} ${word[at + 1]}`
        const entry = counts.get(key) ?? { pair: [word[at], word[at + 1]], count: 0 }
        counts.set(key, { ...entry, count: entry.count + 1 })
      }
    const best = [...counts.values()].sort(
      (one, other) =>
        other.count - one.count ||
        idOf.get(one.pair[0])! - idOf.get(other.pair[0])! ||
        idOf.get(one.pair[1])! - idOf.get(other.pair[1])!,
    )[0]
    if (best === undefined || best.count < 2) break
    const [left, right] = best.pair
    merges.push(`${left} ${right}`)
    idOf.set(left + right, idOf.size)
    for (const word of words)
      for (let at = 0; at + 1 < word.length; at++)
        if (word[at] === left && word[at + 1] === right) word.splice(at, 2, left + right)
  }
  return merges
}

test('does what the definition says', async () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'ab', 'é'), maxLength: 60 }),
    anyText,
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { maxLength: 4 }),
      fc.integer({ min: 257, max: 290 }),
      async (texts, size) => {
        expect(await mergesOf(texts, size)).toEqual(mergesSlowly(texts, size))
      },
    ),
  )
})

test('any text comes back as it was, and no text holds the end of a document', async () => {
  const tokenizer = await trainBpe(['the cat and the dog', "it's the <|endoftext|> of the end"], {
    vocabulary: 280,
  })
  fc.assert(
    fc.property(anyText, (text) => {
      const ids = tokenizer.encode(text)
      expect(tokenizer.decode(ids)).toBe(text)
      expect(ids).not.toContain(tokenizer.endOfDocument)
    }),
  )
})

test('decoding leaves special tokens out, joins bytes, and refuses what is no id', async () => {
  const tokenizer = await trainBpe(['aa'], { vocabulary: 257 })
  expect(tokenizer.decode([256, 64, 256, 65, 256])).toBe('ab')
  const [first, second] = tokenizer.encode('é')
  expect(tokenizer.decode([first, second])).toBe('é')
  expect(tokenizer.decode([first])).toBe('\ufffd')
  expect(() => tokenizer.decode([257])).toThrow(RangeError)
  expect(() => tokenizer.decode([-1])).toThrow(RangeError)
})

test('halves of surrogate pairs are read as U+FFFD', async () => {
  const tokenizer = await trainBpe(['\ud800x'], { vocabulary: 257 })
  expect(tokenizer.decode(tokenizer.encode('a\ud83d\ude42\udc00'))).toBe('a\u{1f642}\ufffd')
})

test('takes turns, and stops when one of them throws', async () => {
  const stop = new Error('stop')
  const long = 'a'.repeat(600_000)
  await expect(trainBpe([long, long], { vocabulary: 300 }, () => Promise.reject(stop))).rejects.toBe(stop)
})

test('a megabyte without white space takes no time that grows with its square', async () => {
  // A million letters of a fixed sequence: a quadratic algorithm would take hours.
  let state = 1
  const letters = Array.from({ length: 1_000_000 }, () => {
    state = (state * 48_271) % 2_147_483_647
    return 'abcdefgh'[state % 8]
  }).join('')
  const tokenizer = await trainBpe([letters], { vocabulary: 600 })
  expect(tokenizer.size).toBe(600)
  const ids = tokenizer.encode(letters)
  expect(ids.length).toBeLessThan(600_000)
  expect(tokenizer.decode(ids)).toBe(letters)
})

const shared = process.env['COLLAPSE_SHARED'] ?? ''
const missing = shared === '' ? 'COLLAPSE_SHARED does not name the shared folder' : ''

describe.each([
  ['tinyshakespeare.txt', 0.31],
  ['wikitext2.valid.txt', 0.27],
])('%s', (file, tokensPerByte) => {
  const path = join(shared, 'data', file)
  test.skipIf(missing !== '' || !existsSync(path))(`4,096 tokens: round trip ${missing}`, async () => {
    const text = readFileSync(path, 'utf8')
    const tokenizer = await trainBpe([text], { vocabulary: 4096 })
    const ids = tokenizer.encode(text)
    expect(tokenizer.decode(ids)).toBe(text)
    expect(ids.length / Buffer.byteLength(text)).toBeCloseTo(tokensPerByte, 2)
  })
})
