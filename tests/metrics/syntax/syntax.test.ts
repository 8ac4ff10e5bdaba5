import { describe, expect, it } from 'vitest'
import { onTexts } from '../helpers.js'

const IDS = [
  'pos_distinct_n.n2',
  'pos_entropy.plugin.n1',
  'pos_compression_ratio.zlib',
  'template_rate.n4',
  'templates_per_token.n4',
]

const two = ['It rained.', 'It snowed.']

describe('pos_distinct_n', () => {
  it('does as its example says', async () => {
    expect(await onTexts('pos_distinct_n.n2', two)).toEqual({ value: 1 / 2, n: 4 })
  })

  it('is undefined where no document has so many tags', async () => {
    expect((await onTexts('pos_distinct_n.n4', two)).undefinedReason).toBe('no document has 4 tokens')
  })
})

describe('pos_entropy', () => {
  it('does as its example says', async () => {
    const { value, n } = await onTexts('pos_entropy.plugin.n1', two)
    expect(value).toBeCloseTo(Math.log2(3), 12)
    expect(n).toBe(6)
  })

  it('is 0 where all n-grams are one', async () => {
    expect((await onTexts('pos_entropy.plugin.n3', two)).value).toBe(0)
  })
})

describe('pos_compression_ratio', () => {
  it('does as its example says', async () => {
    const many = await onTexts('pos_compression_ratio.zlib', new Array<string>(1000).fill('It rained.'))
    expect(many.value).toBeGreaterThan(100)
    // PRON VERB PUNCT and a newline between documents.
    expect(many.n).toBe(1000 * 15 + 999)
  })
})

describe('templates', () => {
  const weather = ['It rained all day.', 'It snowed all night.']

  it('are counted as the examples say', async () => {
    expect(await onTexts('template_rate.n4', [...weather, 'Go!'])).toEqual({ value: 2 / 3, n: 3 })
    // PRON VERB DET NOUN and VERB DET NOUN PUNCT, each twice, in ten tags.
    expect(await onTexts('templates_per_token.n4', weather)).toEqual({ value: 4 / 10, n: 10 })
  })

  it('stand in two documents: one that repeats itself has none', async () => {
    const repeating = ['It rained all day. It snowed all night. It rained all day.', 'Why not?']
    expect((await onTexts('template_rate.n4', repeating)).value).toBe(0)
    expect((await onTexts('templates_per_token.n4', repeating)).value).toBe(0)
  })

  it('do not depend on the order of documents', async () => {
    const texts = [...weather, 'The cat sat on a mat.', 'A dog lay on the bed.', 'Rain fell.']
    for (const id of ['template_rate.n4', 'templates_per_token.n5', 'pos_entropy.plugin.n2']) {
      expect(await onTexts(id, [...texts].reverse())).toEqual(await onTexts(id, texts))
    }
  })

  it('are undefined where all documents are too short', async () => {
    expect((await onTexts('template_rate.n8', [...two, ...two])).undefinedReason).toBe(
      'no document has 8 tokens',
    )
  })
})

describe('odd samples', () => {
  it.each(IDS)('%s is undefined without documents and without text', async (id) => {
    expect((await onTexts(id, [])).undefinedReason).toMatch(
      /^needs \d documents?, has 0$|^needs \d tokens?, has 0$/,
    )
    expect((await onTexts(id, ['', ' '])).undefinedReason).toMatch(/^needs \d tokens?, has 0$/)
  })

  it.each(IDS)('%s is undefined for other scripts, emoji and numbers', async (id) => {
    const chinese = ['雨 下 了 一 整天 。 他 离开 了 house', '他 没有 说话 。 她 走 了']
    expect((await onTexts(id, chinese)).undefinedReason).toMatch(/^made for English: only 22% of/)
    expect((await onTexts(id, ['👍 👍 👍 👍 👍', '1 2 3 4 5'])).undefinedReason).toBe(
      'the sample has no letters',
    )
  })

  it('are tagged in pieces where nothing separates words', async () => {
    const text = 'ab'.repeat(250_000)
    // 60 letters a piece.
    expect((await onTexts('pos_entropy.plugin.n1', [text, '('.repeat(1000)])).n).toBe(
      Math.ceil(500_000 / 60) + 1000,
    )
  })

  it.each(IDS)('%s is the same for composed and decomposed text', async (id) => {
    const texts = ['Zoë left the café at ten.', 'Chloë met the fiancé at nine.']
    const decomposed = texts.map((text) => text.normalize('NFD'))
    expect(await onTexts(id, decomposed)).toEqual(await onTexts(id, texts))
  })
})
