import { describe, expect, it } from 'vitest'
import { contextOf, measure, wordModel } from '../helpers.js'

const quarter = wordModel({ a: 1 / 4, b: 1 / 2 }, 1 / 4)
const given = { train: ['a b'], test: ['b b b'], referenceModel: quarter }

describe('reference_loss', () => {
  it('is the mean loss of the sample under the reference model, with a histogram by document', async () => {
    const { value, n, histogram } = await measure(
      'reference_loss.per_token',
      contextOf({ ...given, probe: ['a a a', 'a'] }),
    )
    expect(value).toBeCloseTo(Math.log(4), 12)
    expect(n).toBe(6)
    expect(histogram?.counts[13]).toBe(2)
    expect(histogram?.counts.reduce((sum, count) => sum + count, 0)).toBe(2)
  })

  it('is 0 over human text for human text', async () => {
    const same = contextOf({ ...given, probe: ['b b b', 'b b b'] })
    expect((await measure('reference_loss.over_human', same)).value).toBeCloseTo(0, 12)
    // ln 4 against 3/4 ln 2 + 1/4 ln 4 = 5/4 ln 2
    const harder = contextOf({ ...given, probe: ['a a a'] })
    expect((await measure('reference_loss.over_human', harder)).value).toBeCloseTo(0.75 * Math.LN2, 12)
  })

  it('counts words that the reference does not know, and does not leave out what has no probability', async () => {
    const context = contextOf({ ...given, probe: ['a x'] })
    expect(await measure('reference_loss.oov_share', context)).toEqual({ value: 1 / 3, n: 3 })
    expect((await measure('reference_loss.per_token', context)).value).toBe(Number.POSITIVE_INFINITY)
  })

  it('asks for no model where there is nothing to fit it to or to score', async () => {
    for (const name of ['per_token', 'over_human', 'oov_share']) {
      const reason = async (context: Parameters<typeof contextOf>[0]) =>
        (await measure(`reference_loss.${name}`, contextOf(context))).undefinedReason
      expect(await reason({ train: ['a'], test: ['a'], probe: [] })).toBe('needs 1 document, has 0')
      expect(await reason({ train: ['a'], test: ['a'], probe: [''] })).toBe('needs 1 token, has 0')
      expect(await reason({ test: ['a'], probe: ['a'] })).toBe('human train split: needs 1 document, has 0')
    }
    const noTest = contextOf({ train: ['a'], probe: ['a'], referenceModel: quarter })
    expect((await measure('reference_loss.over_human', noTest)).undefinedReason).toBe(
      'human test split: needs 1 document, has 0',
    )
  })
})

describe('loss_distance', () => {
  it('does as its example says', async () => {
    const referenceModel = wordModel({ a: 1 / 4, b: 1 }, 1)
    const context = contextOf({ train: ['a b'], test: ['b'], probe: ['a'], referenceModel })
    const { value, n } = await measure('loss_distance.wasserstein_1', context)
    expect(value).toBeCloseTo(Math.LN2, 12)
    expect(n).toBe(1)
    expect((await measure('loss_distance.ks', context)).value).toBe(1)
    expect((await measure('loss_distance.frechet', context)).value).toBeCloseTo(Math.LN2 * Math.LN2, 12)
    // sqrt(2 |x - y|)
    expect((await measure('loss_distance.energy', context)).value).toBeCloseTo(Math.sqrt(2 * Math.LN2), 12)
  })

  it('is undefined where a document has no probability', async () => {
    const context = contextOf({ ...given, probe: ['x', 'a'] })
    expect(await measure('loss_distance.wasserstein_1', context)).toEqual({
      undefinedReason: 'the reference model gives a document no probability',
      n: 2,
    })
  })

  it('is undefined without text', async () => {
    const reason = async (context: Parameters<typeof contextOf>[0]) =>
      (await measure('loss_distance.ks', contextOf(context))).undefinedReason
    expect(await reason({ ...given, probe: [] })).toBe('needs 1 document, has 0')
    expect(await reason({ ...given, test: [], probe: ['a'] })).toBe(
      'human test split: needs 1 document, has 0',
    )
    expect(await reason({ ...given, train: [], probe: ['a'] })).toBe(
      'human train split: needs 1 document, has 0',
    )
  })
})
