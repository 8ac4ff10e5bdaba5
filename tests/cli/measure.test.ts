import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { keyedRng } from '../../src/random/keyed.js'
import { collapse, expectOneError } from '../helpers/command.js'
import { temporaryFolder } from '../helpers/folder.js'

const folder = temporaryFolder()
const run = (...args: string[]) => collapse(['measure', ...args], { cwd: folder })
const METRICS = ['--metrics', 'types', 'rep_n.n2']

/** Documents of 25 words. */
function texts(count: number, words: number, label: string): string[] {
  const rng = keyedRng(1, label)
  return Array.from({ length: count }, () =>
    Array.from({ length: 25 }, () => `w${rng.integer(words)}`).join(' '),
  )
}

beforeAll(() => {
  const write = (name: string, lines: readonly string[]) =>
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  write('human.txt', texts(40, 500, 'human'))
  write('model.txt', texts(40, 250, 'model'))
  write(
    'all.jsonl',
    texts(40, 300, 'all').map((output, at) => JSON.stringify({ output, generation: at % 2 })),
  )
})

describe('measure', () => {
  it('prints findings and a table', async () => {
    const { code, stdout } = await run('model.txt', '--human', 'human.txt', ...METRICS)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\[\w+\] model is narrower than human text: vocabulary used −/m)
    expect(stdout).toMatch(/^measure +human +model$/m)
    expect(stdout).toMatch(/^Vocabulary used ↑ .* ▼$/m)
  })

  it('writes json and csv, the same bytes every time', async () => {
    const args = ['all.jsonl', '--by', 'generation', '--field', 'output', '--format', 'json', ...METRICS]
    const [first, second] = [await run(...args), await run(...args)]
    expect(first.code).toBe(0)
    expect(second.stdout).toBe(first.stdout)
    const { groups, reference } = JSON.parse(first.stdout)
    expect([groups.length, reference]).toEqual([2, 'generation 0'])
    const csv = await run('model.txt', '--human', 'human.txt', '--format', 'csv', ...METRICS)
    expect(csv.stdout).toMatch(/^group,role,/)
  })

  it('writes a page into a file and says where', async () => {
    const { code, stdout } = await run('model.txt', 'human.txt', '--format', 'html', ...METRICS)
    expect([code, stdout]).toEqual([0, 'measure.html\n'])
    expect(readFileSync(join(folder, 'measure.html'), 'utf8')).toMatch(/^<!doctype html>/)
    const named = await run('model.txt', '--format', 'md', '--out', 'new/audit.md', ...METRICS)
    expect([named.stdout, existsSync(join(folder, 'new/audit.md'))]).toEqual(['new/audit.md\n', true])
  })

  it.each([
    [['nothing.txt'], 'nothing.txt does not exist'],
    [['model.txt', '--human', 'humn.txt'], 'Did you mean "human.txt"?'],
    [['all.jsonl', '--by', 'generatoin', '--field', 'output'], 'did you mean "generation"?'],
    [['all.jsonl'], 'the text with --field'],
    [['model.txt', '--metrics', 'diversty'], 'Did you mean "diversity"?'],
    [['model.txt', '--tokens', '5000'], '--tokens 5000: the group "model" has 1000 tokens'],
    [['model.txt', '--layout', 'alpca'], 'did you mean "alpaca"?'],
    [['model.txt', '--facts', 'none.jsonl'], 'none.jsonl does not exist'],
    [['model.txt', '--format', 'xml'], 'Allowed choices are table, json, csv, md, html'],
    [['model.txt', '--out', '.'], '--out . is a folder, expected a file'],
    [[], "missing required argument 'files'"],
  ])('%j is bad input', async (args, message) => {
    const outcome = await run(...args)
    expect(outcome.code).toBe(2)
    expect(outcome.stderr).toContain(message)
    expectOneError(outcome)
  })
})
