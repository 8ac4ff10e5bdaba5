import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { collapse, expectOneError } from '../helpers/command.js'
import { tinyExperiment } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'

const NAMES = [
  'replace',
  'Replace',
  'REPLACE',
  'a/b',
  'a\\b',
  '../../up',
  '..',
  '.',
  '/',
  ' ',
  'CON',
  'con.txt',
  'trailing.',
  'trailing ',
  '-leading',
  '--only',
  '🙂',
  '🙃',
  'á',
  'a\u0301',
  'steps',
  'lock',
  'experiment.json',
  'statements.json',
  'constructor',
  '<script>alert(1)</script>',
  'x|y',
  '=SUM(A1)',
  'n'.repeat(300),
  'N'.repeat(300),
  '日本'.repeat(150),
]

const file = (names: readonly string[]) =>
  tinyExperiment({
    documents: 40,
    generations: 1,
    metrics: 'types',
    arms: names.map((name) => `${JSON.stringify(name)}: { mixing: { strategy: replace } }`),
  })

it('arms of any name are run, stored apart, reported and planned, inside their folders', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'odd.yaml'), file(NAMES))
  const run = await collapse(['run', 'odd.yaml'], { cwd: folder })
  expect(run.code).toBe(0)
  expect(readdirSync(folder).sort()).toEqual(['odd.yaml', 'reports', 'runs'])
  const root = join(folder, 'runs', 'tiny')
  const own = ['environment.json', 'experiment.json', 'measures', 'statements.json', 'steps', 'timings']
  const folders = readdirSync(root).filter((name) => !own.includes(name))
  // One folder for each arm and the control, also where case does not count.
  expect(new Set(folders.map((name) => name.toLowerCase())).size).toBe(NAMES.length + 1)
  for (const name of folders) {
    expect(name).toMatch(/^[a-z0-9][a-z0-9._~-]*$/)
    expect(readdirSync(join(root, name, 'seed-01')).sort()).toEqual([
      'generation-000.json',
      'generation-001.json',
    ])
  }
  const summary = JSON.parse(readFileSync(join(folder, 'reports', 'tiny', 'summary.json'), 'utf8')) as object
  for (const name of NAMES) expect(JSON.stringify(summary)).toContain(JSON.stringify(name))
  const page = readFileSync(join(folder, 'reports', 'tiny', 'index.html'), 'utf8')
  expect(page).not.toContain('<script>alert(1)</script>')

  const report = await collapse(['report', 'runs/tiny'], { cwd: folder })
  expect(report).toMatchObject({ code: 0, stderr: '' })
  expect((await collapse(['list', 'runs'], { cwd: folder })).stdout).toMatch(/^runs.tiny +odd\.yaml$/m)
  const only = ['--only', '🙃', '--only', '-leading', '--only', '..']
  const plan = await collapse(['validate', 'odd.yaml', ...only], { cwd: folder })
  expect(plan.stdout).toContain('3 runs of 2 generations: 6 are in')
})

it('names that would break a terminal or a table are refused', async () => {
  const folder = temporaryFolder()
  for (const name of ['line\nbreak', 'bell\u0007', '\u001b[2J', 'zero\u0000']) {
    writeFileSync(join(folder, 'odd.yaml'), file([name]))
    const outcome = await collapse(['validate', 'odd.yaml'], { cwd: folder })
    expectOneError(outcome)
    expect(outcome).toMatchObject({ code: 2 })
    expect(outcome.stderr).toContain('cannot hold control characters')
    expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1)
  }
})
