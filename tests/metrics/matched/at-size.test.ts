import { describe, expect, it } from 'vitest'
import { loadMetrics } from '../../../src/metrics/registry.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { contextOf, measure, onTexts } from '../helpers.js'
import { zipfDocument } from './zipf-documents.js'

const probe = Array.from({ length: 60 }, (_, index) => zipfDocument(keyedRng('at size').fork(index)))

describe('a metric at a declared size', () => {
  it('does not depend on the size of the sample', async () => {
    const [small, large] = await Promise.all([
      onTexts('types@200', probe.slice(0, 30)),
      onTexts('types@200', probe),
    ])
    const [plain, twice] = await Promise.all([onTexts('types', probe.slice(0, 30)), onTexts('types', probe)])
    expect((twice.value as number) / (plain.value as number)).toBeGreaterThan(1.3)
    expect((large.value as number) / (small.value as number)).toBeCloseTo(1, 1)
    expect(large.low as number).toBeLessThan(small.value as number)
    expect(large.high as number).toBeGreaterThan(small.value as number)
  })

  it('is taken on the kept sample too', async () => {
    const context = contextOf({ probe: ['a'], kept: probe })
    const [value] = [await measure('kept.types@200', context)]
    expect(value).toEqual(await onTexts('types@200', probe))
  })

  it('is taken at the number of tokens that covers enough, and says which', async () => {
    const measured = await onTexts('types@c60', probe)
    expect(measured.note).toMatch(/^at \d+ tokens$/)
    const [, tokens] = /at (\d+)/.exec(measured.note ?? '') ?? []
    const { value } = await onTexts(`types@${tokens}`, probe)
    expect(measured.value).toBe(value)
  })

  it('is undefined where the sample covers too little', async () => {
    // By hand: f1 = 2, f2 = 1, n = 4: 1 - 2/4 x 6 / (6 + 2).
    expect(await onTexts('types@c90', ['a b c', 'a'])).toEqual({
      undefinedReason: 'needs a sample that covers 90% of all tokens, its 4 cover 62.5%',
      n: 4,
    })
    expect(await onTexts('types@c90', [])).toEqual({ undefinedReason: 'there are no tokens', n: 0 })
  })

  it('tells what the metric needs at that size', async () => {
    expect(await onTexts('conditional_entropy.n2@20', probe)).toMatchObject({
      undefinedReason: 'needs 50 tokens, has 20 (in 50 of 50 parts)',
    })
  })

  it('says so in its label, version and definition, and depends on less', async () => {
    const [types, sized, covered, copies] = await loadMetrics([
      'types',
      'types@5000',
      'kept.types@c90',
      'duplicate_documents@500',
    ])
    expect(sized).toMatchObject({
      id: 'types@5000',
      label: 'Vocabulary used at 5,000 tokens',
      version: '1@1',
    })
    expect(sized.definition).toContain('mean over 50 random parts')
    expect(sized.definition).toContain(types.definition)
    expect([types.dependsOn, sized.dependsOn, copies.dependsOn]).toEqual([['tokens'], undefined, ['length']])
    expect(covered).toMatchObject({
      id: 'kept.types@c90',
      label: 'Vocabulary used at 90% coverage (kept sample)',
    })
    expect(covered.definition).not.toContain('differs between arms')
  })
})
