import { expect, it } from 'vitest'
import { metricInWords, vectorMetricInWords } from '../../src/metrics/in-words.js'
import { loadMetrics } from '../../src/metrics/registry.js'
import { loadVectorMetrics } from '../../src/metrics/vector-registry.js'

it('says what counts as better, what must be equal and what is needed', async () => {
  const ids = ['types', 'self_repetition.n4', 'human_loss.per_token', 'length.tokens_per_document']
  const words = (await loadMetrics(ids)).map(metricInWords)
  expect(words).toEqual([
    { direction: 'higher is better', compares: 'at the same number of tokens', needs: 'nothing else' },
    {
      direction: 'lower is better',
      compares: 'at the same number of documents and length of documents',
      needs: '1 document',
    },
    { direction: 'lower is better', compares: 'at any size', needs: 'the model, 1 document, 1 token' },
    { direction: 'neither is better', compares: 'at any size', needs: '1 document' },
  ])
})

it('says of which models a metric of numbers is taken', async () => {
  const [metric] = await loadVectorMetrics(['mixture_l2.squared'])
  expect(vectorMetricInWords(metric)).toEqual({
    direction: 'lower is better',
    models: 'normal distributions, mixtures',
  })
})
