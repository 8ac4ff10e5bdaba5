import { expect, it } from 'vitest'
import { loadMetrics } from '../../src/metrics/registry.js'
import { sharedDefinitions } from '../../src/metrics/shared-definitions.js'

it('gives metrics that differ in n, order, size or coverage one definition', async () => {
  const ids = [
    'hill_at_size.q0.m1000.n1',
    'hill_at_size.q2.m10000.n2',
    'vendi.ngram.n1to4.q0.5',
    'vendi.tfidf.qinf',
  ]
  const shared = sharedDefinitions(await loadMetrics(ids))
  expect(shared.map(({ family, metrics }) => [family, metrics.length])).toEqual([
    ['hill_at_size', 2],
    ['vendi.ngram', 1],
    ['vendi.tfidf', 1],
  ])
})

it('keeps what differs in more than a number apart: quantiles, estimators', async () => {
  const ids = [
    'length.tokens_per_document',
    'length.tokens_per_document.q05',
    'length.tokens_per_document.q50',
  ]
  expect(sharedDefinitions(await loadMetrics(ids)).map(({ family }) => family)).toEqual(ids)
})

it('does not say a paragraph twice, and says so', async () => {
  const metrics = await loadMetrics(['mattr.joined.w50', 'mattr.per_document.w50'])
  const [first, second] = sharedDefinitions(metrics)
  expect(first?.continued).toBe(false)
  expect(first?.paragraphs.join('\n\n')).toBe(metrics[0]?.definition.trim())
  expect(second?.continued).toBe(true)
  expect(second?.paragraphs.join()).toContain('Taken of each document')
  expect(first?.paragraphs).toEqual(expect.not.arrayContaining([...(second?.paragraphs ?? [])]))
})
