import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collapse } from '../helpers/command.js'
import { tinyExperiment } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'

/** A replication of a second: its control does not change from generation to generation, so that its loss is known. */
function writeReplication(folder: string, expected: string): string {
  const file = join(folder, 'tiny.yaml')
  const replication = `replication:
  title: A control
  source: counting
  claim: The control stays where it is
  variants:
    small: { human: { documents: 60 } }
    your-text: { human: { files: [your-text.txt] } }
  needs: { your-text: text }
  quick: { loop: { generations: 1 } }
  figures: [{ metric: human_loss.per_token }]
expect:
  - { ${expected} }
  - { arm: replace, metric: human_loss.per_token, at_least: 0, within: { absolute: 0.1 }, variants: [small], quick: false }
  - { arm: replace, metric: human_loss.per_token, at_least: 0, variants: [your-text] }`
  writeFileSync(file, tinyExperiment({ metrics: 'loss', seeds: 2, more: [replication] }))
  return file
}

const SAME = 'arm: control, metric: human_loss.per_token, generation: [0, last], statistic: retained, equals'
const QUICK = ['--quick', '--workers', '1']

describe('replicate', () => {
  it('runs, judges, reports and records; what is stored is not run again', async () => {
    const folder = temporaryFolder()
    const file = writeReplication(folder, `${SAME}: 1`)
    const { code, stdout, stderr } = await collapse(['replicate', file, ...QUICK], { cwd: folder })
    expect(code, stderr).toBe(0)
    expect(stdout).toMatch(
      /tiny: The control stays where it is\n\nwhat +expected +measured +95% interval +verdict\n/,
    )
    expect(stdout).toMatch(
      /^last \/ first of human_loss\.per_token, control, generations 0 to last +1 +1 +1 to 1 +holds/m,
    )
    expect(stdout).toContain('your-text: not run: needs --text FILE')
    expect(stdout).toContain('1 replication: targets that hold: 1, that do not: 0, not asserted: 0.')
    expect(stdout).toContain(`Reports: ${join('reports', 'replications')}`)
    expect(stderr).toContain('tiny.quick: 4 runs')
    const report = join(folder, 'reports', 'replications', 'tiny.quick')
    for (const name of ['index.html', 'report.md', 'charts/replication.svg', 'charts/replication.png']) {
      expect(existsSync(join(report, name)), name).toBe(true)
    }
    const record = JSON.parse(readFileSync(join(report, 'replication.json'), 'utf8'))
    expect(record).toMatchObject({ name: 'tiny', quick: true, notRun: { 'your-text': 'needs --text FILE' } })
    const again = await collapse(['replicate', file, ...QUICK], { cwd: folder })
    expect(again.stderr).toContain('8 of 8 generations are there')
  })

  it('ends with 4 where something asserted does not hold, and says by how much', async () => {
    const folder = temporaryFolder()
    const file = writeReplication(folder, `${SAME}: 2, within: { absolute: 0.5 }, because: it never does`)
    const { code, stdout } = await collapse(['replicate', file, ...QUICK, '--json'], { cwd: folder })
    expect(code).toBe(4)
    const [record] = JSON.parse(stdout)
    expect(record.outcomes[0]).toMatchObject({
      verdict: 'does not hold',
      details: expect.stringMatching(
        /measured 1, standard error 0; expected 2\. 1 away; allowed: 0\.5\. Known: it never does$/,
      ),
    })
    const run = await collapse(['run', file, '--no-report', '--workers', '1'], { cwd: folder })
    expect(run.code).toBe(4)
    expect(run.stdout).toMatch(/does not hold/)
  })

  it('runs a variant on the text it is given', async () => {
    const folder = temporaryFolder()
    const file = writeReplication(folder, `${SAME}: 1`)
    const lines = Array.from({ length: 40 }, (_, index) => `the cat sat on mat number ${index % 7}`)
    writeFileSync(join(folder, 'mine.txt'), lines.join('\n'))
    const { code, stdout, stderr } = await collapse(
      ['replicate', file, ...QUICK, '--text', 'mine.txt', '--json'],
      { cwd: folder },
    )
    expect(code, stderr).toBe(0)
    expect(stderr).toContain('tiny.your-text.quick')
    expect(JSON.parse(stdout)[0]).toMatchObject({ notRun: {} })
  })

  it('lists what is shipped, every file of it right', async () => {
    const { code, stdout, stderr } = await collapse(['replicate', '--list'])
    expect(code, stderr).toBe(0)
    expect(stdout).toContain('gerstgrasser-language')
  })

  it('refuses unknown names, and files that are no replication', async () => {
    const folder = temporaryFolder()
    const unknown = await collapse(['replicate', 'gerstgraser-language'])
    expect(unknown.code).toBe(2)
    expect(unknown.stderr).toContain('did you mean "gerstgrasser-language"?')
    const file = join(folder, 'plain.yaml')
    writeFileSync(file, tinyExperiment())
    const plain = await collapse(['replicate', file])
    expect(plain.code).toBe(2)
    expect(plain.stderr).toContain('is an experiment, but no replication')
  })
})
