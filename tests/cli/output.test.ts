import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { strategies } from '../../src/mixing/registry.js'
import { metricEntries } from '../../src/metrics/registry.js'
import { vectorMetricEntries } from '../../src/metrics/vector-registry.js'
import { collapse, MAIN } from '../helpers/command.js'
import { writeTiny } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'

const folder = temporaryFolder()

/** Runs a command that must succeed. */
async function output(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await collapse(args, { cwd: folder })
  expect(stderr).toBe('')
  expect(code).toBe(0)
  return stdout
}

describe('list', () => {
  it('lists all strategies as a table', async () => {
    const lines = (await output('list', 'strategies')).trimEnd().split('\n')
    expect(lines[0]).toMatch(/^name +of +what it is$/)
    expect(lines.slice(2).map((line) => line.split(' ')[0])).toEqual(strategies.map(({ name }) => name))
  })

  it('lists all metrics as JSON', async () => {
    const listed = JSON.parse(await output('list', 'metrics', '--json')) as { name: string; ids: string[] }[]
    expect(listed.map(({ name }) => name)).toEqual(
      [...metricEntries, ...vectorMetricEntries].map(({ name }) => name),
    )
    expect(listed.every(({ ids }) => ids.length > 0)).toBe(true)
  })

  it('lists the metrics of a group one by one', async () => {
    const lines = (await output('list', 'metrics', 'diversity')).trimEnd().split('\n')
    expect(lines[0]).toBe('How many different words and phrases are in use?')
    expect(lines.some((line) => /^id +what it is +direction +compares +needs$/.test(line))).toBe(true)
    expect(lines.find((line) => line.startsWith('types'))).toMatch(
      /^types +Vocabulary used +higher is better +at the same number of tokens +nothing else$/,
    )
    const listed = JSON.parse(await output('list', 'metrics', 'entropy', '--json')) as { id: string }[]
    expect(listed.map(({ id }) => id)).toContain('ngram_entropy.plugin.n1')
    const slip = await collapse(['list', 'metrics', 'entropie'], { cwd: folder })
    expect(slip.stderr).toContain('Did you mean "entropy"?')
    const mixed = await collapse(['list', 'worlds', 'entropy'], { cwd: folder })
    expect(mixed.stderr).toContain('only metrics have groups')
  })

  it('lists and shows metrics of numbers by the models that they are taken of', async () => {
    const lines = (await output('list', 'metrics', 'moments')).trimEnd().split('\n')
    expect(lines[0]).toBe('How far have mean and spread moved from the truth?')
    expect(lines.find((line) => line.startsWith('wasserstein2.squared'))).toMatch(
      /^wasserstein2\.squared +Squared Wasserstein-2 distance to the truth +lower is better +normal distributions$/,
    )
    const shown = await output('show', 'variance.median')
    expect(shown).toMatch(/^variance\.median\n {2}Median variance, in .*\n {2}Neither is better\. Of normal/)
    expect(shown).toContain('  **Formula.** median over chains of s^2')
    const slip = await collapse(['show', 'wasserstein'], { cwd: folder })
    expect(slip.stderr).toContain('Did you mean "wasserstein2"?')
  })

  it.each(['families', 'stages', 'worlds'])('lists %s', async (what) => {
    const listed = JSON.parse(await output('list', what, '--json')) as { name: string; summary: string }[]
    expect(listed.length).toBeGreaterThan(0)
    for (const { summary } of listed) expect(summary).toMatch(/\.$/)
  })

  it('says that there are no runs', async () => {
    expect(await output('list', 'runs')).toBe('none in runs\n')
    expect(JSON.parse(await output('list', 'runs', '--json'))).toEqual([])
  })

  it('is silent where the reader closes early', async () => {
    const shell = `"${process.execPath}" "${MAIN}" list metrics | head -1; exit \${PIPESTATUS[0]}`
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', shell], { cwd: folder })
    expect(stdout).toMatch(/^group +name/)
    expect(stderr).toBe('')
  })
})

describe('show', () => {
  it.each([
    ['mix', /^mix \(strategy\)\n[\s\S]*human:/],
    ['ngram', /^ngram \(family of text\)\n[\s\S]*order:[\s\S]*default 6/],
    ['almanac', /^almanac \(world of text\)\n[\s\S]*facts:/],
    ['deduplicate', /^deduplicate \(stage of text\)\n/],
    ['ngram_entropy.chao_shen.n2', /^ngram_entropy\.chao_shen\.n2\n[\s\S]*bits/],
    ['kept.types@5000', /^kept\.types@5000\n[\s\S]*at 5,000 tokens[\s\S]*\*\*Formula/],
    ['distinct_n', /^distinct_n\.pooled\.n1\n[\s\S]*\ndistinct_n\.per_document\.n4\n/],
  ])('defines %s', async (name, words) => {
    expect(await output('show', name)).toMatch(words)
  })
})

describe('schema', () => {
  it('is JSON Schema', async () => {
    const schema = JSON.parse(await output('schema')) as { $schema: string }
    expect(schema.$schema).toContain('json-schema.org')
  })
})

describe('init and validate', () => {
  it('write a file that validates, never over another one', async () => {
    expect(await output('init', 'mine')).toContain('collapse run mine.yaml')
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['mine.yaml', 'experiment.schema.json']))
    const text = readFileSync(join(folder, 'mine.yaml'), 'utf8')
    expect(parse(text)).toMatchObject({ name: 'mine', human: { world: 'almanac' } })
    const again = await collapse(['init', 'mine'], { cwd: folder })
    expect(again.code).toBe(2)
    expect(again.stderr).toContain('mine.yaml is already there')
    expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe(text)
    await output('init', 'words', '--text', 'a.txt', 'b.jsonl')
    expect(parse(readFileSync(join(folder, 'words.yaml'), 'utf8'))).toMatchObject({
      human: { files: ['a.txt', 'b.jsonl'] },
    })
  })

  it('write one of transformers too, whose documents are as long as the model can write', async () => {
    await output('init', 'gpt', '--family', 'transformer')
    expect(parse(readFileSync(join(folder, 'gpt.yaml'), 'utf8'))).toMatchObject({
      model: { family: 'transformer', size: { context: 64 } },
      loop: { sample: { temperature: 1 } },
    })
    await output('init', 'gpt-words', '--family', 'transformer', '--text', 'a.txt')
    expect(parse(readFileSync(join(folder, 'gpt-words.yaml'), 'utf8'))).toMatchObject({
      human: { files: ['a.txt'] },
      model: { family: 'transformer', preset: 'micro' },
    })
    const other = await collapse(['init', 'other', '--family', 'gpt'], { cwd: folder })
    expect(other.code).toBe(2)
    expect(other.stderr).toContain('Known: ngram, transformer, gaussian.')
  })

  it('write one of numbers, held against a law', async () => {
    await output('init', 'numbers', '--family', 'gaussian')
    expect(parse(readFileSync(join(folder, 'numbers.yaml'), 'utf8'))).toMatchObject({
      human: { world: 'normal', points: 100, chains: 1000 },
      expect: [{ law: { name: 'gaussian.replace.mean_variance' } }],
    })
    const text = await collapse(['init', 'other', '--family', 'gaussian', '--text', 'a.txt'], { cwd: folder })
    expect(text.code).toBe(2)
    expect(text.stderr).toContain('--text: models of the family gaussian are fitted to numbers')
  })

  it('show the plan, and write nothing', async () => {
    const file = writeTiny(folder, { seeds: 2 })
    const plan = await output('validate', file)
    expect(plan).toMatch(/^valid: /)
    expect(plan).toMatch(/^replace +the last sample alone +2 +0 of 6 +100$/m)
    expect(plan).toContain(
      '4 runs of 3 generations: 0 are in runs/tiny, 0 need new measurements, 12 are to do',
    )
    expect(plan).toMatch(/about .* with \d+ workers and .*B of disk/)
    expect(plan).toContain('warning: control, replace: the model sees 4 words at once')
    const json = JSON.parse(await output('validate', file, '--json', '--set', 'loop.generations=5')) as object
    expect(json).toMatchObject({
      experiment: 'tiny',
      runs: 4,
      generations: 24,
      toDo: 24,
      done: 0,
      changed: [],
    })
    expect(readdirSync(folder)).not.toContain('runs')
  })
})
