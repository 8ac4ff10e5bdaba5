import { describe, expect, it } from 'vitest'
import { expectedTypes } from '../../../src/metrics/lexical/expected-types.js'
import { spectrumOf } from '../../../src/metrics/spectrum.js'
import { onTexts } from '../helpers.js'

/** Mean number of distinct items over all choices of `draws` items. */
function byEnumeration(counts: readonly number[], draws: number): number {
  const items = counts.flatMap((count, type) => Array<number>(count).fill(type))
  let [choices, sum] = [0, 0]
  for (let chosen = 0; chosen < 1 << items.length; chosen++) {
    const types = items.filter((_, at) => chosen & (1 << at))
    if (types.length !== draws) continue
    choices++
    sum += new Set(types).size
  }
  return sum / choices
}

describe('expectedTypes', () => {
  it('does as its example says', () => {
    expect(expectedTypes(spectrumOf([2, 1]), 2)).toBeCloseTo(5 / 3, 14)
  })

  it.each([
    [[3, 2, 1, 1], 3],
    [[5, 1, 1], 4],
    [[4, 4], 7],
    [[1, 1, 1, 1], 2],
  ])('is the mean over all choices: %j, %d', (counts, draws) => {
    expect(expectedTypes(spectrumOf(counts), draws)).toBeCloseTo(byEnumeration(counts, draws), 12)
  })

  it('keeps its digits where the sample is large', () => {
    // 10^8 tokens, each once: 42 draws hold 42 types, whatever is rounded on the way.
    const spectrum = { times: Float64Array.of(1), kinds: Float64Array.of(1e8), types: 1e8, total: 1e8 }
    expect(expectedTypes(spectrum, 42)).toBeCloseTo(42, 9)
  })
})

describe('hdd', () => {
  it('does as its example says', async () => {
    const texts = Array(21).fill('a b')
    expect(await onTexts('hdd.d42', texts)).toEqual({ value: 2 / 42, n: 42 })
  })

  it('says how many tokens it needs', async () => {
    expect(await onTexts('hdd.d42', ['a b c'])).toEqual({ undefinedReason: 'needs 42 tokens, has 3', n: 3 })
  })
})
