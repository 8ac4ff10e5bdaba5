import { expect, it } from 'vitest'
import { costTable, describePool } from '../../src/analysis/index.js'
import { FAKE_ARMS } from '../report/fake-results.js'

it('speaks of documents and tokens, or of points and chains', () => {
  expect(describePool({ pool: 'train', documents: 2000, tokens: 61_234 })).toBe(
    '2,000 documents, 61,234 tokens',
  )
  expect(describePool({ pool: 'train', documents: 100, tokens: 50_000, chains: 500 })).toBe(
    '100 points in each of 500 chains',
  )
  expect(describePool({ pool: 'test', documents: 1000, tokens: 1000, chains: 1 })).toBe('1,000 points')
})

it('costs of numbers are in points, and measuring goes through none', () => {
  const work = (seconds: number, tokens: number) => ({ seconds, tokens, flops: 0 })
  const costs = [
    { arm: 'control', seed: 1, generation: 0, fit: work(1, 500), sample: work(2, 500), measure: work(3, 0) },
  ]
  const human = [{ pool: 'train', documents: 100, tokens: 500, chains: 5 }]
  const table = costTable({ arms: FAKE_ARMS.slice(0, 1), costs, human })
  expect(table?.rows[0].slice(1)).toEqual([
    '1.0 s, 500 points',
    '2.0 s, 500 points',
    '3.0 s',
    '6.0 s, 1.00 k points',
  ])
  expect(table?.notes.join(' ')).toContain('Points are those of all chains.')
})
