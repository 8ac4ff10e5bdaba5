import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collapse, expectOneError } from '../helpers/command.js'
import { temporaryFolder } from '../helpers/folder.js'

const SETTING = ['predict', '--states', '50', '--sample', '100', '--generations', '10']

describe('collapse predict', () => {
  it('prints survival by tier with half-lives', async () => {
    const { code, stdout, stderr } = await collapse(SETTING)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^rare +24\.81 +100% +74\.3%/m)
    expect(stdout).toMatch(/^states left +31\.70 +25\.28/m)
    expect(stdout).toContain('collapse to one state: after about 191 samples')
  })

  it('prints the same as JSON, CSV and Markdown', async () => {
    const json = await collapse([...SETTING, '--json'])
    const [arm] = JSON.parse(json.stdout).arms
    expect(arm.survivors[10]).toBeCloseTo(10.48, 2)
    const csv = await collapse([...SETTING, '--csv', '--tier', 'all'])
    const [header, first] = csv.stdout.split('\n')
    expect([header, first]).toEqual(['arm,group,generation,quantity,value', 'replace,all,0,survival,1'])
    const markdown = await collapse([...SETTING, '--md'])
    expect(markdown.stdout).toContain('| --- |')
  })

  it('takes counts from a file', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'counts.txt'), '5, 3\n2')
    const { stdout } = await collapse(['predict', '--frequencies', 'counts.txt', '--sample', '60'], {
      cwd: folder,
    })
    // -2 n sum (1 - p) ln(1 - p), by hand: 120 (0.3466 + 0.2497 + 0.1785).
    expect(stdout).toContain('after about 92.97 samples')
  })

  it.each([
    [['--tier', 'rarest'], 'did you mean "rare"?'],
    [['--json', '--csv'], 'exclude each other'],
    [['--only', 'replace'], '--only without an experiment file'],
    [['--human', '110%'], 'expected a share from 0 to 1'],
  ])('refuses %j', async (more, message) => {
    const outcome = await collapse([...SETTING, ...more])
    expect(outcome.code).toBe(2)
    expectOneError(outcome)
    expect(outcome.stderr).toContain(message)
  })
})
