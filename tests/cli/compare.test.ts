import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { collapse, expectOneError } from '../helpers/command.js'
import { writeTiny } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'

const folder = temporaryFolder()
const compare = (...args: string[]) => collapse(['compare', ...args], { cwd: folder })

beforeAll(async () => {
  const file = writeTiny(folder, { metrics: 'distinct_n, loss' })
  const runs = [[], ['--set', 'name=other', '--set', 'model.order=3']]
  for (const more of runs) {
    const { code } = await collapse(['run', file, '--seeds', '2', '--no-report', '--workers', '1', ...more], {
      cwd: folder,
    })
    expect(code).toBe(0)
  }
})

describe('compare', () => {
  it('prints a table of every arm and headline metric', async () => {
    const { stdout, code } = await compare('runs/tiny')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^strategy +metric +finding/)
    expect(stdout).toMatch(/^replace +Distinct-2, generation 2 /m)
    expect(stdout).toContain('raised by Holm over the')
  })

  it('prints the same as JSON, CSV, Markdown and HTML', async () => {
    const [json, csv, md, page] = await Promise.all(
      ['json', 'csv', 'md', 'html'].map((format) => compare('runs/tiny', '--format', format)),
    )
    const { rows, differences } = JSON.parse(json.stdout)
    expect(differences).toEqual([])
    const lines: Record<string, string>[] = parse(csv.stdout, { columns: true })
    expect(lines.map(({ difference }) => Number(difference))).toEqual(
      rows.map((row: { difference: number }) => row.difference),
    )
    expect(md.stdout).toMatch(/^# tiny: comparison of strategies\n/)
    expect(page.stdout).toMatch(/^<!doctype html>/)
  })

  it('takes a reference, metrics and a generation', async () => {
    const options = ['--reference', 'replace', '--metric', 'distinct_n.pooled.n1', '--generation', '1']
    const { rows } = JSON.parse((await compare('runs/tiny', ...options, '--format', 'json')).stdout)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ arm: 'control', reference: 'replace', generation: 1, pairs: 2 })
  })

  it('refuses experiments that differ in more than the mixing, unless told to', async () => {
    const refused = await compare('runs/tiny', 'runs/other')
    expect(refused.code).toBe(2)
    expectOneError(refused)
    expect(refused.stderr).toContain('tiny -> other: model.order: 4 -> 3')
    const { stdout, code } = await compare('runs/tiny', 'runs/other', '--despite-differences')
    expect(code).toBe(0)
    expect(stdout).toContain('Not the mixing alone differs: tiny -> other: model.order: 4 -> 3.')
    expect(stdout).toMatch(/^other\/replace .*; not the mixing alone differs$/m)
  })

  it('ends with 4 where what the file expects does not hold, and says so in every format', async () => {
    const wrong = 'expect=[{arm: replace, metric: distinct_n.pooled.n2, at_least: 2}]'
    const file = join(folder, 'tiny.yaml')
    const set = ['--seeds', '2', '--no-report', '--workers', '1', '--set', 'name=wrong', '--set', wrong]
    expect((await collapse(['run', file, ...set], { cwd: folder })).code).toBe(4)
    const table = await compare('runs/wrong')
    expect(table.code).toBe(4)
    expect(table.stdout).toMatch(/at least 2 .* does not hold/)
    const json = await compare('runs/wrong', '--format', 'json')
    expect(json.code).toBe(4)
    expect(JSON.parse(json.stdout).expectations[0]).toMatchObject({ verdict: 'does not hold' })
    expect((await compare('runs/wrong', '--format', 'md')).stdout).toMatch(/^- Expected: .*does not hold/m)
  })

  it.each([
    [['runs/tiny', '--reference', 'nobody'], 'There is no arm "nobody"'],
    [['runs/tiny', '--metric', 'nothing'], 'The metric "nothing" was not measured'],
    [['runs/tiny', '--margin', '2'], 'Did you mean 2%?'],
    [['runs/nowhere'], 'runs/nowhere'],
    [['runs/tiny', '--generation', '3'], 'generation 3: the results end at generation 2'],
    [['runs/tiny', 'runs/tiny'], 'tiny and tiny (2) are the same results'],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, stderr } = await compare(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })
})
