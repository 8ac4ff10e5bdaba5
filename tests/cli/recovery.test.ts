import { readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { collapse } from '../helpers/command.js'
import { writeTiny } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'
import { reproducibleFiles } from '../helpers/tree.js'

const folder = temporaryFolder()
const root = join(folder, 'runs', 'tiny')
const file = writeTiny(folder, { metrics: 'distinct_n' })
const command = ['run', file, '--no-report', '--workers', '1']
let undisturbed: Record<string, string>

beforeAll(async () => {
  expect((await collapse(command, { cwd: folder })).code).toBe(0)
  undisturbed = reproducibleFiles(root)
})

const cut = (path: string) => truncateSync(path, 20)

/** A document changed, packed again as it was: only the checksum can tell. */
function alter(path: string): void {
  const text = gunzipSync(readFileSync(path)).toString()
  writeFileSync(path, gzipSync(text.replace(/[a-z]{4}/, 'zzzz'), { level: 1 }))
}

/** Paths of what generation 1 of `replace` rests on. */
function files() {
  const record = join(root, 'replace', 'seed-01', 'generation-001.json')
  const { keys } = JSON.parse(readFileSync(record, 'utf8')) as { keys: Record<string, string> }
  return {
    record,
    sample: join(root, 'steps', keys['sample'], 'sample.json.gz'),
    probe: join(root, 'steps', keys['probe'], 'sample.json.gz'),
    measures: join(root, 'measures', `${keys['measure']}.json.gz`),
  }
}

describe('damage between two runs is reported, mended, and the end is the same bytes', () => {
  it.each<[string, (paths: ReturnType<typeof files>) => void, RegExp]>([
    [
      'a record cut off',
      ({ record }) => cut(record),
      /generation-001\.json: .*; the next run writes it again/,
    ],
    [
      'a sample altered, the record gone',
      ({ record, sample }) => {
        rmSync(record)
        alter(sample)
      },
      /steps.sample-\w+: sample does not match its checksum; the step is done again/,
    ],
    ['a sample altered under its record', ({ sample }) => alter(sample), /sample-\w+: .*is done again/],
    [
      'a probe and the measures cut off, the record gone',
      ({ record, probe, measures }) => {
        rmSync(record)
        cut(probe)
        cut(measures)
      },
      /measures.measure-\w+\.json\.gz: .*; it is measured again/,
    ],
  ])('%s', async (_what, damage, message) => {
    damage(files())
    const outcome = await collapse(command, { cwd: folder })
    expect(outcome.code, outcome.stderr).toBe(0)
    expect(outcome.stderr).toMatch(message)
    expect(outcome.stderr).not.toMatch(/^\s+at /m)
    // What only a report reads is found damaged at the end of a run, and made again by the next.
    expect((await collapse(command, { cwd: folder })).code).toBe(0)
    expect(reproducibleFiles(root)).toEqual(undisturbed)
  })

  it.each<[string, (path: string) => void]>([
    ['cut off', cut],
    ['altered', (path) => writeFileSync(path, readFileSync(path, 'utf8').replace('"documents":', '"docs":'))],
    ['no object', (path) => writeFileSync(path, 'null')],
  ])('experiment.json %s: no report before, but no result is lost', async (_what, damage) => {
    damage(join(root, 'experiment.json'))
    const report = await collapse(['report', 'runs/tiny'], { cwd: folder })
    expect(report.code).toBe(2)
    expect(report.stderr).toMatch(/experiment\.json: .*\n {2}Run the experiment file again.*are kept/)
    expect(report.stderr).not.toMatch(/^\s+at /m)
    expect((await collapse(['list', 'runs'], { cwd: folder })).stdout).toContain('cannot be read:')
    const again = await collapse(command, { cwd: folder })
    expect(again.code).toBe(0)
    expect(again.stderr).toContain('6 of 6 generations are there, 0 to do')
    expect(reproducibleFiles(root)).toEqual(undisturbed)
  })
})

describe('two runs at once on one folder', () => {
  it('one of them goes on, the other says who is there', async () => {
    const outcomes = await Promise.all([
      collapse([...command, '--runs', 'both'], { cwd: folder }),
      collapse([...command, '--runs', 'both'], { cwd: folder }),
    ])
    const [done, refused] = outcomes.sort((a, b) => Number(a.code) - Number(b.code))
    // Where one was through before the other began, both did their work.
    expect(done.code).toBe(0)
    if (refused.code !== 0) {
      expect(refused.code).toBe(1)
      expect(refused.stderr).toMatch(/both.tiny is in use by process \d+ on .*\n {2}Wait for it, stop it/)
    }
    expect(reproducibleFiles(join(folder, 'both', 'tiny'))).toEqual(undisturbed)
  })
})

describe('a clock that jumps', () => {
  it('into the past between two runs and inside one: same bytes, no negative durations', async () => {
    const future = new Date('2100-01-01')
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      utimesSync(join(entry.parentPath, entry.name), future, future)
    }
    expect((await collapse(command, { cwd: folder })).stderr).toContain('6 of 6 generations are there')
    // In every process of the run the clock goes back by an hour at each look.
    const preload = join(folder, 'clock.cjs')
    writeFileSync(preload, 'let now = Date.now(); Date.now = () => (now -= 3_600_000)\n')
    const env = { NODE_OPTIONS: `--require=${preload}` }
    const outcome = await collapse(['run', file, '--runs', 'back', '--workers', '1'], { cwd: folder, env })
    expect(outcome.code, outcome.stderr).toBe(0)
    expect(outcome.stderr).not.toMatch(/-\d+ (s|min|h)\b|NaN/)
    expect(reproducibleFiles(join(folder, 'back', 'tiny'))).toEqual(undisturbed)
    const timings = join(folder, 'back', 'tiny', 'timings')
    for (const entry of readdirSync(timings, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const record = JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8')) as object
      for (const value of Object.values(record)) {
        if (typeof value === 'number') expect(value).toBeGreaterThanOrEqual(0)
      }
    }
  })
})
