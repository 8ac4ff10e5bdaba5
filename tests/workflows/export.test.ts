import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { layout } from '../../src/loop/store/layout.js'
import type { GenerationRecord } from '../../src/loop/store/records.js'
import { Store } from '../../src/loop/store/store.js'
import { splitWords } from '../../src/text/words.js'
import { exportDataset } from '../../src/workflows/export.js'
import type { ExportOptions } from '../../src/workflows/export-options.js'
import { compiledApi } from '../helpers/compiled.js'
import { temporaryFolder } from '../helpers/folder.js'

const { runExperiment } = await compiledApi()

const folder = temporaryFolder()
const runs = join(folder, 'runs')
const root = join(runs, 'talk')
const data = join(folder, 'human.jsonl')

// Instructions of few words, so that a word model writes many documents in the layout again.
const RECORDS = Array.from({ length: 60 }, (_, index) => ({
  instruction: `Add ${index % 7} and ${index % 5}.`,
  input: '',
  output: `The sum is ${(index % 7) + (index % 5)}.`,
}))

beforeAll(async () => {
  writeFileSync(data, RECORDS.map((record) => JSON.stringify(record)).join('\n'))
  const file = join(folder, 'talk.yaml')
  writeFileSync(
    file,
    `name: talk
description: "Sums | <img src=x> \`code\`"
human: { files: [human.jsonl] }
model: { family: ngram, order: 3, smoothing: none }
loop: { generations: 2, sample: { max_tokens: 60 }, probe: { tokens: 500 } }
arms:
  replace: { mixing: { strategy: replace } }
  half | human: { mixing: { strategy: mix, human: { share: 0.5, draw: redraw } }, curation: [{ stage: deduplicate }] }
seeds: [1, 7]
metrics: [types]
`,
  )
  await runExperiment(file, { workers: 1, runs })
  // Nothing but a mix with human documents needs the human data again.
  renameSync(data, `${data}.away`)
}, 60_000)

let count = 0
const write = (options: ExportOptions = {}) =>
  exportDataset(root, { out: join(folder, `out-${count++}`), ...options })

/** The folder of an arm whose name is no plain word. */
const half = () => readdirSync(root).find((name) => name.startsWith('half-human')) ?? 'none'

const recordOf = async (slug: string, seed: number, generation: number): Promise<GenerationRecord> => {
  const record = await new Store(root).readGeneration(slug, seed, generation)
  if (record === undefined) throw new Error('not stored')
  return record
}

const textsIn = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text)

describe('exportDataset', () => {
  it('writes what curation kept of the last generation of every run', async () => {
    const { files, directory } = await write()
    expect(files.map(({ path }) => path.slice(directory.length + 1))).toEqual([
      'data/control-seed-01-generation-002.jsonl',
      'data/control-seed-07-generation-002.jsonl',
      'data/replace-seed-01-generation-002.jsonl',
      'data/replace-seed-07-generation-002.jsonl',
      `data/${half()}-seed-01-generation-002.jsonl`,
      `data/${half()}-seed-07-generation-002.jsonl`,
    ])
    for (const file of files) {
      const texts = textsIn(file.path)
      expect(file.documents).toBe(texts.length)
      expect(file.tokens).toBe(texts.reduce((sum, text) => sum + splitWords(text).length, 0))
    }
    const { keys, kept, dropped } = await recordOf(half(), 7, 2)
    const stored = await new Store(root).readCuration(keys.kept)
    const sample = await new Store(root).readSample(keys.sample)
    expect(files[5]).toMatchObject({ documents: kept, dropped: { deduplicate: dropped } })
    expect(dropped).toBeGreaterThan(0)
    expect(textsIn(files[5].path)).toEqual(stored?.keep.map((index) => sample?.texts[index]))
  })

  it('writes the whole sample, and chosen arms, seeds and generations', async () => {
    const { files } = await write({ what: 'sample', arms: ['half | human'], seeds: [7], generations: [2, 0] })
    expect(files.map(({ generation }) => generation)).toEqual([0, 2])
    const { keys } = await recordOf(half(), 7, 2)
    expect(textsIn(files[1].path)).toEqual((await new Store(root).readSample(keys.sample))?.texts)
    expect((await write({ arms: ['replace'], generations: 'all' })).files).toHaveLength(6)
  })

  it('writes a mix of samples from the store alone, and one of human data with it', async () => {
    const chosen = { what: 'mix', seeds: [1], generations: [1] } as const
    const replaced = await write({ ...chosen, arms: ['replace'] })
    const { keys } = await recordOf('replace', 1, 0)
    expect(textsIn(replaced.files[0].path)).toEqual((await new Store(root).readSample(keys.sample))?.texts)

    await expect(write({ ...chosen, arms: [half()] })).rejects.toThrow('human.jsonl does not exist')
    writeFileSync(data, readFileSync(`${data}.away`, 'utf8').replace('sum', 'SUM'))
    await expect(write({ ...chosen, arms: [half()] })).rejects.toThrow(
      'the human data is not what it was when the experiment ran',
    )
    writeFileSync(data, readFileSync(`${data}.away`))
    const mixed = await write({ ...chosen, arms: [half()] })
    rmSync(data)
    const { mix } = await recordOf(half(), 1, 1)
    expect(mixed.files[0]).toMatchObject({ documents: mix.documents, tokens: mix.tokens })
    const first = textsIn(
      (await write({ what: 'kept', arms: [half()], seeds: [1], generations: [0] })).files[0].path,
    )
    const synthetic = textsIn(mixed.files[0].path).filter((text) => first.includes(text))
    expect(synthetic.length).toBeGreaterThanOrEqual(mix.synthetic)
  })

  it('writes records of the layout that the documents have, and counts those that broke it', async () => {
    const { files } = await write({ format: 'alpaca', arms: ['replace'], seeds: [1], what: 'sample' })
    const [{ documents, broken, path }] = files
    const { sampled } = await recordOf('replace', 1, 2)
    expect(documents + broken).toBe(sampled)
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    expect(lines).toHaveLength(documents)
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({
        instruction: expect.stringMatching(/^Add/) as string,
        input: '',
        output: expect.stringMatching(/^The/) as string,
      })
    }
  })

  it('says what to do where documents have no such layout', async () => {
    await expect(write({ format: 'chatml' })).rejects.toThrow(
      /is in the layout messages; they are in the layout alpaca/,
    )
    const { files } = await write({ format: 'chatml', instruction: 'Go on.', arms: ['replace'], seeds: [1] })
    const [line] = readFileSync(files[0].path, 'utf8').split('\n')
    expect(JSON.parse(line)).toMatchObject({
      messages: [{ role: 'user', content: 'Go on.' }, { role: 'assistant' }],
    })
    await expect(write({ instruction: 'Go on.' })).rejects.toThrow('jsonl has no place for an instruction')
    await expect(write({ format: 'alpaca', instruction: ' ' })).rejects.toThrow('got an empty one')
  })

  it('writes Parquet', async () => {
    const chosen = { arms: ['replace'], seeds: [7] }
    const parquet = await write({ ...chosen, format: 'parquet' })
    expect(parquet.files[0].path).toMatch(/\.parquet$/)
    const file = new Uint8Array(readFileSync(parquet.files[0].path)).buffer
    const texts = textsIn((await write(chosen)).files[0].path)
    expect(await parquetReadObjects({ file })).toEqual(texts.map((text) => ({ text })))
  })

  it('never writes over files unless told to, and then leaves none of the old ones', async () => {
    const out = join(folder, 'again')
    await write({ out, seeds: [1] })
    await expect(write({ out })).rejects.toThrow('README.md is already there')
    const before = readFileSync(join(out, 'README.md'), 'utf8')
    await expect(write({ out, arms: ['replace'], generations: [9], force: true })).rejects.toThrow(
      'not stored',
    )
    expect(readFileSync(join(out, 'README.md'), 'utf8')).toBe(before)
    expect(readdirSync(join(out, 'data'))).toHaveLength(3)
    writeFileSync(join(out, 'data', 'mine.txt'), 'mine')
    await write({ out, arms: ['replace'], seeds: [7], force: true })
    expect(readdirSync(join(out, 'data'))).toEqual(['mine.txt', 'replace-seed-07-generation-002.jsonl'])
  })

  it.each<[ExportOptions, string]>([
    [{ arms: ['replac'] }, 'unknown arm: did you mean "replace"?'],
    [{ seeds: [2] }, '--seed 2: the experiment has no such seed; seeds: 1, 7'],
    [{ generations: [3] }, 'control, seed 1: generation 3 is not stored; there are generations 0 to 2'],
    [{ format: 'csv' as 'jsonl' }, '--format csv: unknown format; formats: jsonl, alpaca, chatml, parquet'],
    [{ what: 'probe' as 'kept' }, '--what probe: expected one of kept, sample, mix'],
  ])('refuses %j', async (options, message) => {
    const out = join(folder, 'refused')
    await expect(write({ ...options, out })).rejects.toThrow(message)
    expect(existsSync(out)).toBe(false)
  })

  it('says which sample is missing', async () => {
    const { keys } = await recordOf('replace', 7, 1)
    const step = layout.step(root, keys.sample)
    renameSync(step, `${step}-away`)
    await expect(write({ arms: ['replace'], seeds: [7], generations: [1] })).rejects.toThrow(
      'the sample of replace, seed 7, generation 1 is not stored, or is damaged',
    )
    renameSync(`${step}-away`, step)
  })

  it('gives the same bytes again', async () => {
    const out = join(folder, 'same')
    const read = () =>
      readdirSync(out, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    await write({ out })
    const before = read()
    await write({ out, force: true })
    expect(read()).toEqual(before)
  })
})

describe('the dataset card', () => {
  it('has front matter that names each file as a configuration of its own', async () => {
    const { card } = await write({ arms: ['replace'], generations: [1, 2], seeds: [1] })
    const [, front] = readFileSync(card, 'utf8').split('---\n')
    expect(parse(front)).toEqual({
      license: 'unknown',
      pretty_name: 'talk: model output',
      task_categories: ['text-generation'],
      tags: ['synthetic', 'model-generated', 'model-collapse', 'collapse-lab'],
      configs: [1, 2].map((generation) => ({
        config_name: `replace-seed-01-generation-00${generation}`,
        data_files: [{ split: 'train', path: `data/replace-seed-01-generation-00${generation}.jsonl` }],
        ...(generation === 1 ? { default: true } : {}),
      })),
    })
  })

  it('says where the texts come from, generation by generation, and how to make them again', async () => {
    const out = join(folder, 'a card')
    const { card } = await write({ out, arms: ['half | human'], seeds: [7], generations: [2] })
    const text = readFileSync(card, 'utf8')
    const { mix, recipe, kept, sampled } = await recordOf(half(), 7, 2)
    expect(text).toContain('**This is model output.**')
    expect(text).toContain('## Licence\n\nUnknown.')
    const rows = text.split('\n').filter((line) => /^\| [012] \|/.test(line))
    expect(rows).toHaveLength(3)
    expect(rows[0]).toContain('| human training data |')
    expect(rows[2]).toContain(
      `| 27 documents at random of the human training data + 27 documents at random of the sample of generation 1 | 54 documents, 50% human | 54 documents | 27 documents (50%) | ${mix.tokens} | ${mix.repeated} | ${sampled} | ${kept} |`,
    )
    expect(recipe.parts).toHaveLength(2)
    expect(text).toContain('family: ngram')
    expect(text).toContain('max_tokens: 60')
    expect(text).toContain('- stage: deduplicate')
    expect(text).toContain(
      `collapse export ${root} --arm 'half | human' --seed 7 --generation 2 --what kept --format jsonl --out '${out}'`,
    )
  })

  it('holds no sample text and no markup of the experiment', async () => {
    const { card, files } = await write({ arms: ['half | human'], seeds: [1] })
    const text = readFileSync(card, 'utf8')
    const outsideFences = text.replace(/```[\s\S]*?```/g, '')
    expect(outsideFences).toContain('Sums \\| &lt;img src=x&gt; \\`code\\`')
    expect(outsideFences).not.toMatch(/<img/)
    expect(outsideFences).toContain('### half \\| human')
    for (const document of textsIn(files[0].path)) expect(text).not.toContain(document)
  })
})

it('warns of runs that have not reached the last generation', async () => {
  const cut = temporaryFolder()
  cpSync(root, join(cut, 'talk'), { recursive: true })
  rmSync(layout.generation(join(cut, 'talk'), 'replace', 7, 2))
  const warnings: string[] = []
  await exportDataset(join(cut, 'talk'), { out: join(cut, 'out') }, (message) => warnings.push(message))
  expect(warnings).toEqual([
    `${join(cut, 'talk')}: 1 of 6 runs have not reached generation 2: their last one so far is exported`,
  ])
  await exportDataset(join(cut, 'talk'), { out: join(cut, 'all'), generations: 'all' }, (message) =>
    warnings.push(message),
  )
  expect(warnings).toHaveLength(1)
})
