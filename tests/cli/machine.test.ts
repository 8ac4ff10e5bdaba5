import { spawnSync } from 'node:child_process'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { collapse, expectOneError, MAIN } from '../helpers/command.js'
import { writeTiny } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'
import { reproducibleFiles } from '../helpers/tree.js'

/** A file system of its own that is unmounted after the test; undefined where this process may not mount one. */
function mountSmall(folder: string, size: string): string | undefined {
  mkdirSync(folder)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder])
  if (mounted.status !== 0) return undefined
  onTestFinished(() => {
    spawnSync('umount', [folder])
  })
  return folder
}

/** What a run leaves that is stopped in the middle of a step; the next one sweeps it away. */
const HALF_WRITTEN = /\.tmp-\d+-\d+/

const NO_MOUNT = 'this process may not mount a small disk (root on Linux may)'

describe('a full disk', () => {
  it('ends a run with one message; what is stored stays readable, and the command goes on later', async (context) => {
    const folder = temporaryFolder()
    const small = mountSmall(join(folder, 'small'), '200k')
    if (small === undefined) return context.skip(NO_MOUNT)
    const file = writeTiny(folder, { generations: 12, metrics: 'distinct_n' })
    const command = ['run', file, '--no-report', '--workers', '1']
    const full = await collapse([...command, '--runs', small], { cwd: folder })
    expect(full.code).toBe(1)
    expect(full.stderr.match(/error:/g)).toHaveLength(1)
    expect(full.stderr).toMatch(
      /ENOSPC.*\n {2}The disk is full: free some space; finished generations are kept/,
    )
    expect(full.stderr).not.toMatch(/^\s+at /m)
    expect(existsSync(join(small, 'tiny', 'lock'))).toBe(false)

    const report = await collapse(['report', join(small, 'tiny')], { cwd: folder })
    expect(report.code).toBe(0)
    expect(report.stdout).toContain('reference')

    // Still full: once more the same message, and nothing that was there is lost.
    const before = Object.keys(reproducibleFiles(join(small, 'tiny'))).filter(
      (name) => !HALF_WRITTEN.test(name),
    )
    const again = await collapse([...command, '--runs', small], { cwd: folder })
    expect(again.code).toBe(1)
    expect(again.stderr).toContain('The disk is full')
    expect(again.stderr).not.toMatch(/^\s+at /m)
    const after = new Set(Object.keys(reproducibleFiles(join(small, 'tiny'))))
    expect(before.filter((name) => !after.has(name))).toEqual([])

    expect(spawnSync('mount', ['-o', 'remount,size=20m', small]).status).toBe(0)
    expect((await collapse([...command, '--runs', small], { cwd: folder })).code).toBe(0)
    expect((await collapse([...command, '--runs', 'whole'], { cwd: folder })).code).toBe(0)
    expect(reproducibleFiles(join(small, 'tiny'))).toEqual(reproducibleFiles(join(folder, 'whole', 'tiny')))
  })

  it('says so of a report too', async (context) => {
    const folder = temporaryFolder()
    const small = mountSmall(join(folder, 'small'), '20k')
    if (small === undefined) return context.skip(NO_MOUNT)
    const file = writeTiny(folder, { generations: 1, control: false, metrics: 'types' })
    expect((await collapse(['run', file, '--no-report'], { cwd: folder })).code).toBe(0)
    const report = await collapse(['report', 'runs/tiny', '--reports', small], { cwd: folder })
    expectOneError(report)
    expect(report).toMatchObject({ code: 1 })
    expect(report.stderr).toContain('The disk is full')
  })

  it.skipIf(!existsSync('/dev/full'))(
    'says so of standard output (skipped where there is no /dev/full)',
    async () => {
      const output = openSync('/dev/full', 'w')
      try {
        const listed = await collapse(['list', 'metrics'], { stdout: output })
        expectOneError(listed)
        expect(listed.stderr).toMatch(/the system refused: ENOSPC/)
        expect(listed.code).toBe(1)
      } finally {
        closeSync(output)
      }
    },
  )
})

describe('surroundings that lack something', () => {
  const folder = temporaryFolder()
  const file = writeTiny(folder, { generations: 1, control: false, metrics: 'types' })

  it('a reader that closes early is no error', () => {
    const node = `"${process.execPath}" "${MAIN}"`
    for (const command of ['list metrics', 'list metrics --json', 'schema', `run ${file} --json`, '--help']) {
      const script = `${node} ${command} 2>errors | head -n 1 >first; echo "\${PIPESTATUS[0]}"`
      const { stdout } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' })
      expect(stdout, command).toBe('0\n')
      expect(readFileSync(join(folder, 'errors'), 'utf8')).not.toMatch(/EPIPE|^\s+at /m)
      expect(readFileSync(join(folder, 'first'), 'utf8').split('\n')).toHaveLength(2)
    }
  })

  it('closed standard streams stop no run', () => {
    const script = `"${process.execPath}" "${MAIN}" run ${file} --runs closed <&- >&- 2>&-; echo $?`
    expect(spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' }).stdout).toBe('0\n')
    expect(readdirSync(join(folder, 'closed', 'tiny'))).toContain('replace')
  })

  it('no HOME', () => {
    const script = `unset HOME; "${process.execPath}" "${MAIN}" run ${file} --runs homeless --no-report`
    expect(spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' }).status).toBe(0)
  })

  it('no such device: said before any work, by validate too, even where the model is too large to try', async () => {
    const env = { COLLAPSE_EXECUTION_PROVIDER: 'abacus' }
    const large = ['--set', 'model={ family: transformer, preset: gpt2 }', '--runs', 'deviceless']
    for (const command of [['validate'], ['run', '--no-report']]) {
      const outcome = await collapse([...command, file, ...large], { cwd: folder, env })
      expectOneError(outcome)
      expect(outcome).toMatchObject({ code: 1 })
      expect(outcome.stderr).toContain('no execution provider "abacus"')
    }
    expect(existsSync(join(folder, 'deviceless', 'tiny', 'experiment.json'))).toBe(false)
  })

  it('no folder for temporary files: a run needs none, an estimate says so', async () => {
    const env = { TMPDIR: join(folder, 'nowhere') }
    const plan = await collapse(['validate', file, '--runs', 'new'], { cwd: folder, env })
    expectOneError(plan)
    expect(plan).toMatchObject({ code: 1 })
    expect(plan.stderr).toMatch(/no temporary folder can be made: .*nowhere.*\n {2}Set TMPDIR/)
    const run = await collapse(['run', file, '--runs', 'new', '--no-report'], { cwd: folder, env })
    expect(run.code).toBe(0)
  })

  it('results that may only be read are reported, planned, and not run', async () => {
    const open = temporaryFolder()
    writeTiny(open, { generations: 1, control: false, metrics: 'types' })
    chmodSync(open, 0o755)
    expect((await collapse(['run', 'tiny.yaml', '--no-report'], { cwd: open })).code).toBe(0)
    mkdirSync(join(open, 'mine'))
    chmodSync(join(open, 'mine'), 0o777)
    chmodSync(join(open, 'runs', 'tiny'), 0o555)
    // The superuser may write anywhere: as somebody else, then.
    const somebody = { cwd: open, ...(process.getuid?.() === 0 ? { uid: 65_534 } : {}) }
    const report = await collapse(['report', 'runs/tiny', '--reports', 'mine'], somebody)
    expect(report).toMatchObject({ code: 0, stderr: '' })
    expect((await collapse(['validate', 'tiny.yaml'], somebody)).stdout).toContain('0 are to do')
    const run = await collapse(['run', 'tiny.yaml'], somebody)
    expectOneError(run)
    expect(run).toMatchObject({ code: 1 })
    expect(run.stderr).toMatch(/EACCES.*\n {2}No permission to write there/)
    const unwritable = await collapse(['report', 'runs/tiny'], somebody)
    expectOneError(unwritable)
    expect(unwritable).toMatchObject({ code: 1 })
  })
})
