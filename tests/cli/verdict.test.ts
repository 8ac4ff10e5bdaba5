import { beforeAll, describe, expect, it } from 'vitest'
import { collapse, expectOneError } from '../helpers/command.js'
import { writeTiny } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'

const folder = temporaryFolder()
const verdict = (...args: string[]) => collapse(['verdict', ...args], { cwd: folder })
let file = ''

beforeAll(async () => {
  file = writeTiny(folder, { metrics: 'distinct_n, loss' })
  const { code } = await collapse(['run', file, '--seeds', '2', '--workers', '1'], { cwd: folder })
  expect(code).toBe(0)
})

describe('verdict', () => {
  it('prints the finding and every arm, by folder, by the file in it and by its own file', async () => {
    const [byFolder, byFile, byRecord] = await Promise.all([
      verdict('runs/tiny'),
      verdict(file),
      verdict('runs/tiny/experiment.json'),
    ])
    expect(byFolder.code).toBe(0)
    expect(byFolder.stdout).toContain('tiny: 2 generations, 2 seeds. Every strategy is compared with the')
    expect(byFolder.stdout).toMatch(/^replace +\w/m)
    expect(byFile.stdout).toBe(byFolder.stdout)
    expect(byRecord.stdout).toBe(byFolder.stdout)
    expect(byFolder.stderr).toBe('')
  })

  it('says what is missing of an experiment that was not run to its end', async () => {
    await collapse(['run', file, '--only', 'control', '--runs', 'part', '--no-report', '--workers', '1'], {
      cwd: folder,
    })
    const { code, stderr } = await verdict('part/tiny')
    expect(code).toBe(0)
    expect(stderr).toBe(
      'warning: part/tiny: Not all of the experiment was run; nothing is there yet of replace.\n',
    )
  })

  it('prints JSON whose answers are those of summary.json and of report --json', async () => {
    const [short, long, report] = await Promise.all([
      verdict('runs/tiny', '--json'),
      verdict('runs/tiny', '--format', 'json', '--arm', 'replace'),
      collapse(['report', 'runs/tiny', '--json'], { cwd: folder }),
    ])
    const all = JSON.parse(short.stdout)
    const { means, cost, report: _, ...head } = JSON.parse(report.stdout)
    expect(all).toEqual(head)
    expect(means.length).toBeGreaterThan(0)
    expect(cost).toHaveLength(2)
    const one = JSON.parse(long.stdout)
    expect(one.arms).toEqual(all.arms.slice(1))
    expect(one.arms[0]).toMatchObject({ arm: 'replace', reference: 'control' })
    expect(one.arms[0].definitions).toHaveLength(8)
  })

  it('takes thresholds, and prints them', async () => {
    const { stdout } = await verdict('runs/tiny', '--margin', '10%', '--catastrophe-from', '3', '--json')
    expect(JSON.parse(stdout).thresholds).toEqual({
      confidence: 0.95,
      tolerance: 0.1,
      tolerancePoints: 0.02,
      collapse: 0.5,
      wordSalad: 0.2,
      catastrophe: 3,
      exponent: 0.05,
    })
    const markdown = await verdict('runs/tiny', '--format', 'md', '--margin', '10%')
    expect(markdown.stdout).toMatch(/^# tiny: /)
    expect(markdown.stdout).toContain('Held: within 10% of the reference')
  })

  it.each([
    [['runs/tiny', '--arm', 'nobody'], 'There is no arm "nobody"'],
    [['runs/tiny', '--reference', 'nobody'], 'There is no arm "nobody"'],
    [['runs/nowhere'], 'runs/nowhere'],
  ])('says what is wrong with %j', async (args, message) => {
    const refused = await verdict(...args)
    expect(refused.code).toBe(2)
    expectOneError(refused)
    expect(refused.stderr).toContain(message)
  })

  it('refuses a margin that is none', async () => {
    const { code, stderr } = await verdict('runs/tiny', '--margin', '2')
    expect(code).toBe(2)
    expect(stderr).toContain('expected a share from 0 to 1')
  })
})
