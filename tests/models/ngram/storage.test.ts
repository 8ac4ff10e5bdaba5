import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { BadInputError, EnvironmentError } from '../../../src/errors/index.js'
import { ngramFamily } from '../../../src/models/ngram/family.js'
import type { NgramModel } from '../../../src/models/ngram/model.js'
import type { Smoothing } from '../../../src/models/ngram/options.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { fitted, HUMAN, MIX, SMOOTHINGS, textBatch } from './helpers.js'

const folders: string[] = []

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'ngram-test-'))
  folders.push(made)
  return made
}

afterAll(async () => {
  for (const made of folders) await rm(made, { recursive: true })
})

function load(directory: string, order: number, smoothing: Smoothing, human = HUMAN): Promise<NgramModel> {
  const options = { family: 'ngram' as const, order, tokens: 'words' as const, smoothing }
  return ngramFamily.load(directory, options, { human: textBatch(human) }) as Promise<NgramModel>
}

const ODD = ['half a pair \ud800 here', 'tab\tand\nline', '"quoted" \\ <unk>', 'é 漢字 🙂']

test.each(SMOOTHINGS.flatMap((smoothing) => [1, 2, 3, 8].map((order) => ({ smoothing, order }))))(
  'a loaded model samples and scores the same: $smoothing, order $order',
  async ({ smoothing, order }) => {
    const human = [...HUMAN, ...ODD]
    const model = await fitted([...MIX, ...ODD, ''], order, smoothing, human)
    const directory = await folder()
    await model.save(directory)
    // Also where the human data at hand are others: the vocabulary is the saved one.
    for (const other of [human, ['z y x'], []]) {
      const loaded = await load(directory, order, smoothing, other)
      expect(loaded.tables).toEqual(model.tables)
      expect(loaded.notes).toEqual(model.notes)
      expect(await loaded.score(textBatch(human))).toEqual(await model.score(textBatch(human)))
      for (const decoding of [
        { temperature: 1, max_tokens: 20 },
        { temperature: 0.8, top_p: 0.9, max_tokens: 20 },
      ]) {
        const request = { from: 0, count: 50 }
        expect(await loaded.sample(request, decoding, keyedRng(1))).toEqual(
          await model.sample(request, decoding, keyedRng(1)),
        )
      }
    }
  },
)

test('the same model writes the same bytes', async () => {
  const [first, second] = [await folder(), await folder()]
  await (await fitted(MIX, 3, 'kneser-ney', HUMAN)).save(first)
  const loaded = await load(first, 3, 'kneser-ney')
  await loaded.save(second)
  const names = await readdir(first)
  expect(await readdir(second)).toEqual(names)
  for (const name of names)
    expect(await readFile(join(first, name))).toEqual(await readFile(join(second, name)))
})

test('damage is told with the file, never loaded', async () => {
  const model = await fitted(MIX, 3, 'none', HUMAN)
  const empty = await folder()
  await expect(load(empty, 3, 'none')).rejects.toThrow(EnvironmentError)
  await expect(load(empty, 3, 'none')).rejects.toThrow(join(empty, 'ngram.json'))

  const cut = await folder()
  await model.save(cut)
  const tables = join(cut, 'ngram.bin.gz')
  const bytes = await readFile(tables)
  await truncate(tables, bytes.length - 20)
  await expect(load(cut, 3, 'none')).rejects.toThrow(EnvironmentError)
  await expect(load(cut, 3, 'none')).rejects.toThrow(tables)
  await rm(tables)
  await expect(load(cut, 3, 'none')).rejects.toThrow(EnvironmentError)
  await writeFile(tables, bytes)
  const header = join(cut, 'ngram.json')
  const text = await readFile(header, 'utf8')
  await writeFile(header, text.replace(/"sha256": "./, '"sha256": "-'))
  await expect(load(cut, 3, 'none')).rejects.toThrow('checksum')
  await writeFile(header, text.replace('"version": 2', '"version": 99'))
  await expect(load(cut, 3, 'none')).rejects.toThrow('format version 99, expected 2')
  await writeFile(header, text.slice(0, 40))
  await expect(load(cut, 3, 'none')).rejects.toThrow(EnvironmentError)
  await writeFile(header, '{}')
  await expect(load(cut, 3, 'none')).rejects.toThrow('not the header of an n-gram model')
})

test('a model of other options is refused', async () => {
  const directory = await folder()
  await (await fitted(MIX, 3, { absolute: 0.4 }, HUMAN)).save(directory)
  await expect(load(directory, 4, { absolute: 0.4 })).rejects.toThrow(BadInputError)
  await expect(load(directory, 3, { absolute: 0.5 })).rejects.toThrow(
    'words, order 3, smoothing absolute 0.4',
  )
})
