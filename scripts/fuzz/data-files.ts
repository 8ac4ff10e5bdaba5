import { gzipSync } from 'node:zlib'
import { documentFormats } from '../../src/data/formats/formats.js'
import type { Rng } from '../../src/contracts/rng.js'
import { choose } from './choose.js'

/** A data file to begin with, and what an experiment says about it beside its name. */
export interface DataFile {
  readonly name: string
  readonly bytes: Buffer
  readonly options: Readonly<Record<string, unknown>>
}

const WORDS =
  'the a river town Ümlaut 東京 was is born in 1901 of , . said and “quoted” it never 🙂 ends'.split(' ')

/** Eighty short documents in each format that can be read. */
export async function dataFiles(rng: Rng): Promise<DataFile[]> {
  const texts = Array.from({ length: 80 }, (_, index) => {
    const words = Array.from({ length: 3 + rng.integer(8) }, () => choose(rng, WORDS))
    return `${words.join(' ')} ${index}`
  })
  const records = texts.map((text, id) => ({ id, text, messages: [{ content: text }] }))
  const lines = (items: readonly unknown[]) => `${items.map((item) => JSON.stringify(item)).join('\n')}\n`
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const plain: [string, string, Readonly<Record<string, unknown>>][] = [
    ['data.txt', `${texts.join('\n')}\n`, {}],
    ['data.txt', texts.join('\n\n'), { documents_by: 'paragraph' }],
    ['data.jsonl', lines(records), {}],
    ['data.jsonl', lines(records), { field: 'messages.0.content' }],
    ['data.jsonl', lines(texts), { test: 5, fresh: 2 }],
    ['data.json', JSON.stringify(records, null, 1), {}],
    ['data.json', JSON.stringify({ data: { items: records } }), { field: 'data.items.text' }],
    [
      'data.csv',
      `id,text\n${texts.map((text, id) => `${id},${cell(text)}`).join('\n')}\n`,
      { documents: 20 },
    ],
  ]
  const files = plain.map(([name, text, options]) => ({ name, bytes: Buffer.from(text), options }))
  const packed = files.map(({ name, bytes, options }) => ({
    name: `${name}.gz`,
    bytes: gzipSync(bytes),
    options,
  }))
  return [...files, ...packed, ...(await parquetFiles(texts))]
}

async function parquetFiles(texts: readonly string[]): Promise<DataFile[]> {
  if (!(documentFormats as readonly string[]).includes('parquet')) return []
  const { parquetWriteBuffer } = await import('hyparquet-writer')
  const bytes = parquetWriteBuffer({ columnData: [{ name: 'text', data: [...texts], type: 'STRING' }] })
  return [{ name: 'data.parquet', bytes: Buffer.from(bytes), options: {} }]
}
