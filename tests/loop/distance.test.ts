import { describe, expect, it, vi } from 'vitest'
import { ngramFamily } from '../../src/models/ngram/family.js'
import { tinyExperiment } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'
import { open, runAll } from './open.js'

describe('the loop', () => {
  it('measures distances from human text, under one reference model for a seed', async () => {
    const fits = vi.spyOn(ngramFamily, 'fit')
    const session = await open(
      tinyExperiment({ metrics: 'distance, calibration', generations: 1 }),
      temporaryFolder(),
    )
    await runAll(session)
    const order3 = fits.mock.calls.filter(([, { order }]) => order === 3)
    fits.mockRestore()
    expect(order3).toHaveLength(1)

    const generations = await Promise.all(
      [0, 1].map((generation) => session.store.readGeneration('replace', 1, generation)),
    )
    const [first, second] = generations.map((record) =>
      Object.fromEntries(Object.entries(record?.metrics ?? {}).map(([id, { values }]) => [id, values[0]])),
    )
    for (const [id, { value, undefinedReason }] of [...Object.entries(first), ...Object.entries(second)]) {
      // 40 test documents have no hundredth.
      const expected = id.includes('documents_beyond')
        ? 'human test split: needs 100 documents, has 40'
        : undefined
      expect([id, undefinedReason]).toEqual([id, expected])
      expect(value === undefined || Number.isFinite(value), id).toBe(true)
    }
    expect(first['tail_coverage.tokens_beyond.p99'].value).toBeLessThanOrEqual(0.01)
    expect(second['tail_coverage.tokens_beyond.p99'].value).toBeGreaterThan(0.01)
  })
})
