import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chaoShenBits,
  grassbergerBits,
  millerMadowBits,
  plugInBits,
} from '../../../src/metrics/entropy/estimators.js'
import { spectrumOf } from '../../../src/metrics/spectrum.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { onTexts } from '../helpers.js'

const counts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 60 })

describe('estimators of entropy', () => {
  it('give the values of R entropy 1.3.2', () => {
    // Reference records of deg_short_docs, n = 1: counts 3, 2 (entropy.empirical, entropy.ChaoShen, unit log2)
    expect(plugInBits(spectrumOf([3, 2]))).toBeCloseTo(0.9709505944546688, 12)
    expect(chaoShenBits(spectrumOf([3, 2]))).toBeCloseTo(1.0201094686434504, 12)
  })

  it('Miller-Madow adds (types - 1) / (2 N) nats', () => {
    expect(millerMadowBits(spectrumOf([3, 2])) - plugInBits(spectrumOf([3, 2]))).toBeCloseTo(
      0.1 / Math.LN2,
      12,
    )
  })

  it('are 0, not -0, for one kind', () => {
    for (const estimate of [plugInBits, millerMadowBits, chaoShenBits]) {
      expect(estimate(spectrumOf([7]))).toBe(0)
      expect(estimate(spectrumOf([1]))).toBe(0)
    }
  })

  it('order as they must: 0 <= plug-in <= log2 types, Miller-Madow and Chao-Shen not below plug-in', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const spectrum = spectrumOf(given)
        const plugIn = plugInBits(spectrum)
        expect(plugIn).toBeGreaterThanOrEqual(0)
        expect(plugIn).toBeLessThanOrEqual(Math.log2(given.length) + 1e-12)
        expect(millerMadowBits(spectrum)).toBeGreaterThanOrEqual(plugIn)
        expect(chaoShenBits(spectrum)).toBeGreaterThanOrEqual(plugIn - 1e-12)
      }),
    )
  })

  it('do not depend on the order of counts, to the last bit', () => {
    fc.assert(
      fc.property(counts, (given) => {
        expect(chaoShenBits(spectrumOf(given.toReversed()))).toBe(chaoShenBits(spectrumOf(given)))
        expect(plugInBits(spectrumOf(given.toReversed()))).toBe(plugInBits(spectrumOf(given)))
      }),
    )
  })

  it('Chao-Shen corrects most of the bias on a uniform source', () => {
    // 200 draws of 256 equally likely kinds, by a full-period congruence: 8 bits are true.
    const drawn = new Array<number>(256).fill(0)
    let state = 1
    for (let draw = 0; draw < 200; draw++) {
      state = (state * 1103515245 + 12345) % 2147483648
      drawn[(state >>> 16) & 255]++
    }
    expect(plugInBits(spectrumOf(drawn))).toBeLessThan(7.2)
    expect(Math.abs(chaoShenBits(spectrumOf(drawn)) - 8)).toBeLessThan(0.3)
  })
})

describe('the Grassberger estimator', () => {
  it('gives the values of its definition by scipy', () => {
    // Reference records of deg_short_docs and deg_disjoint, n = 1: counts 3, 2 and eighteen times 1.
    expect(grassbergerBits(spectrumOf([3, 2]))).toBeCloseTo(1.2692841903863026, 12)
    expect(grassbergerBits(spectrumOf(new Array(18).fill(1)))).toBeCloseTo(6.002671178719179, 12)
  })

  it('is the sum of (log2 N - G) with G by its recurrence', () => {
    // Grassberger 2003, equations 30 and 31: G(1) = -gamma - ln 2, G(2) = 2 + G(1), G(2k + 1) = G(2k),
    // G(2k + 2) = G(2k) + 2 / (2k + 1).
    const first = -0.5772156649015329 - Math.LN2
    const g = [0, first, first + 2, first + 2, first + 2 + 2 / 3, first + 2 + 2 / 3]
    const counts = [1, 2, 3, 4, 5]
    const expected = Math.log(15) - counts.reduce((sum, count) => sum + count * g[count], 0) / 15
    expect(grassbergerBits(spectrumOf(counts))).toBeCloseTo(expected / Math.LN2, 12)
  })

  it('is less biased than plug-in and Miller-Madow on a uniform source', () => {
    const rng = keyedRng('grassberger')
    let bias = 0
    let millerMadow = 0
    for (let sample = 0; sample < 40; sample++) {
      const drawn = new Array<number>(256).fill(0)
      for (let draw = 0; draw < 200; draw++) drawn[rng.integer(256)]++
      bias += (grassbergerBits(spectrumOf(drawn)) - 8) / 40
      millerMadow += (millerMadowBits(spectrumOf(drawn)) - 8) / 40
    }
    expect(Math.abs(bias)).toBeLessThan(Math.abs(millerMadow) / 2)
  })
})

describe('ngram_entropy', () => {
  it('does as its example says', async () => {
    const { value, n } = await onTexts('ngram_entropy.plugin.n1', ['a b', 'a b', 'a c'])
    expect(value).toBeCloseTo(1.4591479170272448, 12)
    expect(n).toBe(6)
  })

  it('does not depend on the order of documents', async () => {
    const texts = ['a b c', 'b c', '你好 a b', 'c a b']
    for (const estimator of ['plugin', 'miller_madow', 'chao_shen', 'grassberger']) {
      const id = `ngram_entropy.${estimator}.n2`
      expect((await onTexts(id, texts.toReversed())).value).toBe((await onTexts(id, texts)).value)
    }
  })

  it('is undefined where no n-gram fits', async () => {
    expect(await onTexts('ngram_entropy.chao_shen.n4', ['a b c d'.slice(0, 5), 'a b c'])).toEqual({
      undefinedReason: 'no document has 4 tokens',
      n: 0,
    })
  })

  it('goes to blocks of five tokens', async () => {
    // Two blocks, twice and once: 0.9183 bits.
    const { value, n } = await onTexts('ngram_entropy.plugin.n5', [
      'a b c d e',
      'a b c d e',
      'a b c d f',
      'a b',
    ])
    expect(value).toBeCloseTo(Math.log2(3) - 2 / 3, 12)
    expect(n).toBe(3)
  })

  it('takes empty documents, one document, CJK and emoji as they come', async () => {
    expect((await onTexts('ngram_entropy.grassberger.n1', ['', ''])).undefinedReason).toBe(
      'needs 1 token, has 0',
    )
    expect((await onTexts('ngram_entropy.plugin.n1', ['', '你好 👧 你好'])).value).toBeCloseTo(0.9183, 4)
  })
})
