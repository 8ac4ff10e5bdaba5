import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ThresholdResult } from '../../src/analysis/threshold/index.js'
import { collapse, expectOneError } from '../helpers/command.js'
import { temporaryFolder } from '../helpers/folder.js'

function study(): string {
  const folder = temporaryFolder()
  writeFileSync(
    join(folder, 'a.yaml'),
    `name: a
human: { world: states, frequencies: { states: 10, zipf: 1 }, points: 50, chains: 400 }
model: { family: categorical }
loop: { generations: 3 }
mixing: { strategy: mix, human: { share: 0.5, draw: fresh } }
arms: { half: {} }
control: false
seeds: 2
metrics: [gini_simpson.index]
`,
  )
  return folder
}

const ARGS = [
  'threshold',
  'a.yaml',
  '--metric',
  'state_distance.squared_error',
  '--by',
  'share',
  '--workers',
  '1',
]
const RANGE = ['--from', '10%', '--to', '70%', '--step', '10%', '--seeds-max', '3']

describe('collapse threshold', () => {
  it('finds a share whose interval covers that of theory, and finds it again in the store', async () => {
    const folder = study()
    const first = await collapse([...ARGS, '--keep', '50%', ...RANGE, '--json'], { cwd: folder })
    expect(first.code, first.stderr).toBe(0)
    const result = JSON.parse(first.stdout) as ThresholdResult
    const { status, theory, highestLost, lowestKept, runs, notes } = result
    expect(status).toBe('found')
    // E ||p_g - p||^2 of a mix with fresh data by its exact recursion: `expectedSquares`.
    const expected = 'threshold' in theory ? theory.threshold! : Number.NaN
    expect(expected).toBeGreaterThan(highestLost!)
    expect(expected).toBeLessThanOrEqual(lowestKept!)
    expect(runs.used).toBeLessThan(runs.fullGrid)
    expect(notes[0]).toContain('has no control: one is added')

    const page = join(folder, 'reports/thresholds/a-state_distance.squared_error-50-generation-3-share-fresh')
    expect(existsSync(join(page, 'charts/dose-response.png'))).toBe(true)
    expect(JSON.parse(readFileSync(join(page, 'threshold.json'), 'utf8'))).toEqual(result)

    const again = await collapse([...ARGS, '--keep', '50%', ...RANGE, '--md', '--no-report'], { cwd: folder })
    expect(again.stdout).toContain(`${runs.used} runs (${runs.used} of them found in the store)`)
    expect(again.stdout).toContain('| --- |')
    // The experiment's own results are not touched.
    expect(existsSync(join(folder, 'runs/a/experiment.json'))).toBe(false)
  }, 240_000)

  it('takes a range that never reaches it, and one seed, as answers', async () => {
    const range = ['--from', '0', '--to', '10%', '--step', '10%', '--seeds-max', '1', '--no-report']
    const { code, stdout } = await collapse([...ARGS, '--keep', '99%', ...range], { cwd: study() })
    expect(code).toBe(0)
    expect(stdout).toMatch(/Not even 10% human data keeps squared error .* as far as one seed can tell/)
    expect(stdout).toContain('One seed: no interval.')
  }, 240_000)

  it('refuses what cannot be kept', async () => {
    const outcome = await collapse([...ARGS, '--keep', '100%'], { cwd: study() })
    expect(outcome.code).toBe(2)
    expectOneError(outcome)
    expect(outcome.stderr).toContain('expected a share above 0 and below 1')
  }, 240_000)

  it('names the groups where a metric has none of that name', async () => {
    const outcome = await collapse([...ARGS, '--keep', '90%', '--group', 'rare', '--seeds-max', '1'], {
      cwd: study(),
    })
    expect([outcome.code, outcome.stdout]).toEqual([2, ''])
    expect(outcome.stderr).toContain('metric state_distance.squared_error has no group "rare"')
  }, 240_000)
})
