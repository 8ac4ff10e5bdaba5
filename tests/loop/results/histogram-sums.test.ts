import { expect, it } from 'vitest'
import { HistogramSums } from '../../../src/loop/results/histogram-sums.js'

const metric = 'probe_loss.generation_0'
const stored = (counts: readonly number[]) => ({
  [metric]: { version: 1, values: [{ value: 1, histogram: { edges: [0, 1, 2, 3, 4], counts } }] },
})

it('adds the seeds of an arm and generation, without empty ends', () => {
  const sums = new HistogramSums([{ id: metric }])
  sums.add('replace', { generation: 3 }, stored([0, 2, 0, 0]))
  sums.add('replace', { generation: 3 }, stored([0, 1, 5, 0]))
  sums.add('replace', { generation: 4 }, {})
  expect(sums.rows).toEqual([
    { arm: 'replace', metric, generation: 3, seeds: 2, edges: [1, 2, 3], counts: [3, 5] },
  ])
})

it('wants nothing where no metric has a histogram', () => {
  expect(new HistogramSums([{ id: 'types' }]).wanted).toBe(false)
})
