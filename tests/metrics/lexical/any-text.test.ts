import { describe, expect, it } from 'vitest'
import { metricEntries } from '../../../src/metrics/registry.js'
import { onTexts } from '../helpers.js'

const ids = metricEntries
  .filter(({ group }) => group === 'lexical' || group === 'laws')
  .flatMap((entry) => entry.ids)

/** Definitions that read the documents in their order. */
const ordered = (id: string) => id.includes('.joined.') || id.startsWith('heaps.')

const sentence = 'the cat sat on the mat and the dog lay by the door of the house'
const samples: Readonly<Record<string, readonly string[]>> = {
  'no documents': [],
  'empty documents': ['', ' ', '\u3000\n'],
  'one token': ['a'],
  'one document': [sentence],
  'identical documents': Array(12).fill(sentence),
  'equally frequent tokens': ['a b c d e', 'e d c b a', 'a b c d e'],
  'no token twice': [Array.from({ length: 60 }, (_, index) => `w${index}`).join(' ')],
  CJK: Array(20).fill('你好 世界 你好 𠮷野家 世界 的 的 的'),
  emoji: Array(20).fill('👩‍👩‍👧 😀 😀 🇫🇷 cafe\u0301 caf\u00e9'),
  'one long word': ['x'.repeat(100_000)],
}

describe.each(ids)('%s', (id) => {
  it.each(Object.keys(samples))('has a finite value or a reason: %s', async (name) => {
    const { value, undefinedReason } = await onTexts(id, samples[name])
    if (value === undefined) expect(undefinedReason).toMatch(/^\S.+\S$/)
    else expect(Number.isFinite(value)).toBe(true)
  })

  it.skipIf(ordered(id))('does not depend on the order of documents', async () => {
    const texts = [
      ...Array(5).fill(`${sentence} ${sentence} ${sentence} ${sentence}`),
      'a b c c',
      '你好 a',
      '',
    ]
    const forwards = await onTexts(id, texts)
    expect(await onTexts(id, texts.toReversed())).toEqual(forwards)
  })
})
