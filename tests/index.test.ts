import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compiledApi } from './helpers/compiled.js'
import { writeTiny } from './helpers/experiments.js'
import { temporaryFolder } from './helpers/folder.js'

const { BadInputError, loadResults, runExperiment } = await compiledApi()

describe('the public API', () => {
  it('runs an experiment, gives its table as a DataFrame, and reads it again', async () => {
    const folder = temporaryFolder()
    const file = writeTiny(folder, { metrics: 'distinct_n, facts.coverage' })
    const results = await runExperiment(file, { runs: join(folder, 'runs'), workers: 2 })
    expect(results.rows.length).toBeGreaterThan(6 * 8)
    expect(new Set(results.rows.map(({ arm }) => arm))).toEqual(new Set(['control', 'replace']))

    const frame = await results.toFrame()
    expect(frame.shape).toEqual([results.rows.length, 12])
    expect(frame.columns).toEqual([
      'experiment',
      'arm',
      'seed',
      'generation',
      'metric',
      'group',
      'value',
      'low',
      'high',
      'n',
      'undefined_reason',
      'note',
    ])
    const values = frame.column('value').values as number[]
    for (const [index, { value }] of results.rows.entries()) expect(values[index]).toBe(value ?? Number.NaN)

    const loaded = await loadResults(join(folder, 'runs', 'tiny'))
    expect({ ...loaded, toFrame: null }).toEqual({ ...results, toFrame: null })
  })

  it('throws errors that say who must act', async () => {
    const missing = runExperiment(join(temporaryFolder(), 'nowhere.yaml'))
    await expect(missing).rejects.toBeInstanceOf(BadInputError)
    await expect(missing).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('nowhere.yaml'),
    })
  })
})
