import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { collapse } from '../helpers/command.js'
import { writeTiny } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'
import { reproducibleFiles } from '../helpers/tree.js'

const REPORT = existsSync(fileURLToPath(new URL('../../dist/report/index.js', import.meta.url)))

const REPLACE = 'replace: { mixing: { strategy: replace } }'
/** Two words of a bigram model: deduplication leaves too few of them for a mix of constant size. */
const STARVED =
  'starved: { curation: [{ stage: deduplicate }], model: { order: 2 }, loop: { sample: { max_tokens: 3 } }, mixing: { strategy: mix, human: { share: 0, draw: fixed } } }'

describe('run', () => {
  it('says what it reuses and which field made the rest new', async () => {
    const folder = temporaryFolder()
    const file = writeTiny(folder, { metrics: 'distinct_n' })
    const command = ['run', file, '--no-report', '--workers', '1']
    const first = await collapse(command, { cwd: folder })
    expect(first.code).toBe(0)
    expect(first.stdout).toMatch(/^\nstrategy +verdict/)
    expect(first.stderr).toContain('tiny: 2 runs (2 arms x 1 seed), generations 0 to 2')
    // Each run is told once, though generation 0 is a task of its own.
    expect(first.stderr.match(/^.*, seed 1: done/gm)?.sort()).toEqual([
      'control, seed 1: done',
      'replace, seed 1: done',
    ])
    const second = await collapse([...command, '--set', 'metrics=[distinct_n, types]'], { cwd: folder })
    expect(second.stderr).toContain('0 of 6 generations are there, 6 only to measure again, 0 to do')
    expect(second.stderr).toMatch(/changed since the last run:\n {2}metrics.*types/)
    const plan = await collapse(['validate', file, '--set', 'model.order=3'], { cwd: folder })
    expect(plan.stdout).toContain('0 are in runs/tiny, 0 need new measurements, 6 are to do')
    expect(plan.stdout).toMatch(/changed since the last run:\n {2}model\.order: 4 -> 3/)
  })

  it('records a failing run, goes on with the others, exits with 3, and tries again', async () => {
    const folder = temporaryFolder()
    const file = writeTiny(folder, { arms: [STARVED, REPLACE], control: false, metrics: 'distinct_n, loss' })
    const command = ['run', file, '--no-report', '--workers', '1']
    const first = await collapse(command, { cwd: folder })
    expect(first.code).toBe(3)
    expect(first.stderr).toMatch(
      /^failed: starved, seed 1, generation 1: the mix wants 100 documents of generation 0's/m,
    )
    expect(first.stderr).toMatch(/^replace, seed 1: done/m)
    expect(first.stderr).not.toMatch(/^\s+at /m)
    expect(readdirSync(join(folder, 'runs', 'tiny', 'starved', 'seed-01')).sort()).toEqual([
      'failed.json',
      'generation-000.json',
    ])
    if (REPORT) {
      const report = await collapse(['report', 'runs/tiny', '--json'], { cwd: folder })
      expect(report.code).toBe(0)
      expect(JSON.stringify(JSON.parse(report.stdout))).toContain('the mix wants 100 documents')
      expect(readFileSync(join(folder, 'reports', 'tiny', 'report.md'), 'utf8')).toContain(
        'the mix wants 100 documents',
      )
    }
    // The same command tries again; a changed curation lets it pass.
    expect((await collapse(command, { cwd: folder })).code).toBe(3)
    const mended = await collapse([...command, '--set', 'arms.starved.curation=[]'], { cwd: folder })
    expect(mended.code).toBe(0)
    expect(mended.stderr).not.toContain('failed')
    expect(existsSync(join(folder, 'runs', 'tiny', 'starved', 'seed-01', 'failed.json'))).toBe(false)
  })

  it('stops at Ctrl-C with 130, keeps what is finished, and goes on to the same bytes', async () => {
    const folder = temporaryFolder()
    const file = writeTiny(folder, { generations: 12, control: false, metrics: 'distinct_n' })
    const command = ['run', file, '--no-report', '--workers', '1']
    const generations = (runs: string) =>
      readdirSync(join(folder, runs, 'tiny', 'replace', 'seed-01')).filter((name) =>
        name.startsWith('generation'),
      )
    const watch = (signals: number) => {
      let timer: NodeJS.Timeout | undefined
      return {
        cwd: folder,
        onError(_stderr: string, child: { readonly pid?: number; kill(signal: 'SIGINT'): boolean }) {
          // From the first line on, watch for a finished generation.
          timer ??= setInterval(() => {
            if (!existsSync(join(folder, 'stopped', 'tiny', 'replace', 'seed-01', 'generation-000.json')))
              return
            clearInterval(timer)
            for (let signal = 0; signal < signals; signal++)
              setTimeout(() => child.kill('SIGINT'), 30 * signal)
          }, 5)
        },
      }
    }
    for (const signals of [1, 2]) {
      const outcome = await collapse([...command, '--runs', 'stopped'], watch(signals))
      // A second signal can reach Node when it has already taken its handlers down; a shell reports that
      // end by SIGINT as 130 too.
      const code = outcome.signal === 'SIGINT' && signals === 2 ? 130 : outcome.code
      expect(code, outcome.stderr).toBe(130)
      expect(outcome.stdout).toBe('')
      expect(outcome.stderr).toContain('press Ctrl-C again to stop at once')
      expect(outcome.stderr).not.toMatch(/^\s+at |failed/m)
      const stored = generations('stopped').length
      expect(stored).toBeGreaterThan(0)
      expect(stored).toBeLessThan(13)
    }
    expect((await collapse([...command, '--runs', 'stopped'], { cwd: folder })).code).toBe(0)
    expect((await collapse([...command, '--runs', 'whole'], { cwd: folder })).code).toBe(0)
    expect(reproducibleFiles(join(folder, 'stopped', 'tiny'))).toEqual(
      reproducibleFiles(join(folder, 'whole', 'tiny')),
    )
  })
})

describe.skipIf(!REPORT)('with a report (src/report is compiled)', () => {
  it('run --json prints JSON alone; report is the same bytes each time', async () => {
    const folder = temporaryFolder()
    const file = writeTiny(folder, { metrics: 'distinct_n, loss' })
    const ran = await collapse(['run', file, '--json', '--workers', '1'], { cwd: folder })
    expect(ran.code).toBe(0)
    const printed = JSON.parse(ran.stdout) as { report: string }
    expect(printed.report).toBe(join('reports', 'tiny', 'index.html'))
    const first = reproducibleFiles(join(folder, 'reports', 'tiny'))
    expect(Object.keys(first)).toEqual(
      expect.arrayContaining(['index.html', 'report.md', 'results.csv', 'results.parquet', 'summary.json']),
    )
    const again = await collapse(['report', 'runs/tiny', '--json'], { cwd: folder })
    expect(again.stderr).toBe('')
    expect(JSON.parse(again.stdout)).toEqual(printed)
    expect(reproducibleFiles(join(folder, 'reports', 'tiny'))).toEqual(first)
    const listed = await collapse(['list', 'runs'], { cwd: folder })
    expect(listed.stdout).toContain(join('runs', 'tiny'))
  })
})
