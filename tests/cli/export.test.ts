import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { collapse } from '../helpers/command.js'
import { writeTiny } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'

const folder = temporaryFolder()
const run = (...args: string[]) => collapse(args, { cwd: folder })

beforeAll(async () => {
  writeTiny(folder, { control: false, metrics: 'types' })
  expect((await run('run', 'tiny.yaml', '--no-report')).code).toBe(0)
}, 60_000)

describe('export', () => {
  it('says what it wrote, as a table or as JSON', async () => {
    const table = await run('export', 'runs/tiny', '--generation', '1', '--generation', '0')
    expect([table.code, table.stderr]).toEqual([0, ''])
    expect(table.stdout).toMatch(/exports\/tiny\/data\/replace-seed-01-generation-001\.jsonl +100 /)
    expect(table.stdout).toContain('Dataset card: exports/tiny/README.md')

    const json = await run('export', 'tiny.yaml', '--out', 'o', '--format', 'parquet', '--json')
    expect(JSON.parse(json.stdout)).toMatchObject({
      directory: 'o',
      card: 'o/README.md',
      format: 'parquet',
      what: 'kept',
      files: [{ path: 'o/data/replace-seed-01-generation-002.parquet', generation: 2, documents: 100 }],
    })
    expect(existsSync(join(folder, 'o/data/replace-seed-01-generation-002.parquet'))).toBe(true)
  })

  it.each([
    [['runs/none'], 'runs/none does not exist'],
    [['runs/tiny', '--out', 'x', '--arm', 'replce'], 'did you mean "replace"?'],
    [['runs/tiny', '--out', 'x', '--seed', '-1'], 'expected a whole number from 0 on'],
    [['runs/tiny', '--out', 'x', '--generation', 'first'], 'expected a whole number from 0 on'],
    [['runs/tiny', '--out', 'x', '--format', 'csv'], 'Allowed choices are jsonl, alpaca, chatml, parquet'],
    [['runs/tiny', '--out', 'x', '--format', 'alpaca'], 'Give one instruction for all documents'],
  ])('%j is bad input', async (args, message) => {
    const { code, stdout, stderr } = await run('export', ...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })
})
