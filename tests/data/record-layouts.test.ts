import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { DocumentsSpec } from '../../src/data/index.js'
import { BadInputError } from '../../src/errors/index.js'
import { temporaryFolder } from '../helpers/folder.js'
import { readTexts } from './read-texts.js'

const folder = temporaryFolder()

async function read(name: string, content: string | Uint8Array, spec: Partial<DocumentsSpec> = {}) {
  writeFileSync(join(folder, name), content)
  const { texts, notes } = await readTexts({ files: [name], ...spec }, folder)
  return { texts, notes: notes.map((note) => note.replaceAll(folder, 'DIR')) }
}

async function failure(name: string, content: string, spec: Partial<DocumentsSpec> = {}) {
  try {
    await read(name, content, spec)
  } catch (error) {
    if (error instanceof BadInputError) return error.message.replaceAll(folder, 'DIR')
    throw error
  }
  throw new Error('expected a BadInputError')
}

const ALPACA = [
  { instruction: 'Add', input: '1 2', output: '3' },
  { instruction: 'Sing', output: 'La' },
]
const DOCUMENTS = [
  '### Instruction: Add\n### Input: 1 2\n### Response: 3',
  '### Instruction: Sing\n### Response: La',
]
const lines = (records: readonly unknown[], end = '\n') =>
  records.map((record) => `${JSON.stringify(record)}${end}`).join('')

describe('records of a known layout', () => {
  it('are recognised in jsonl, json and csv, and a note says so', async () => {
    expect(await read('a.jsonl', lines(ALPACA))).toEqual({
      texts: DOCUMENTS,
      notes: ['DIR/a.jsonl: read as Alpaca records'],
    })
    const windows = gzipSync(`\uFEFF${lines(ALPACA, '\r\n\r\n')}`)
    expect((await read('a.jsonl.gz', windows)).texts).toEqual(DOCUMENTS)
    expect((await read('a.json', JSON.stringify(ALPACA))).texts).toEqual(DOCUMENTS)
    // In an object, the field leads to the list; what is in it is recognised all the same.
    const inside = await read('b.json', JSON.stringify({ data: ALPACA }), { field: 'data' })
    expect(inside).toEqual({ texts: DOCUMENTS, notes: ['DIR/b.json: read as Alpaca records'] })
    const table = '\uFEFFoutput,instruction,input\r\n3,Add,1 2\r\nLa,Sing,\r\n'
    expect(await read('a.csv', table)).toEqual({
      texts: DOCUMENTS,
      notes: ['DIR/a.csv: read as Alpaca records'],
    })
  })

  it('are each recognised in their own file', async () => {
    writeFileSync(join(folder, 'one.jsonl'), lines(ALPACA))
    writeFileSync(join(folder, 'two.jsonl'), lines([{ prompt: 'a', completion: 'b' }]))
    writeFileSync(join(folder, 'three.jsonl'), lines([{ text: 'plain', instruction: 'c', output: 'd' }]))
    const files = ['one.jsonl', 'two.jsonl', 'three.jsonl']
    const { texts, notes } = await readTexts({ files }, folder)
    expect(texts).toEqual([...DOCUMENTS, '### Prompt: a\n### Completion: b', 'plain'])
    expect(notes.map((note) => note.replace(/^.*: /, ''))).toEqual([
      'read as Alpaca records',
      'read as prompt and completion records',
    ])
  })

  it('are read as told, without a note', async () => {
    const both = [{ prompt: 'a', completion: 'b', chosen: 'c', rejected: 'd', text: 'e' }]
    expect(await read('c.jsonl', lines(both), { layout: 'preference' })).toEqual({
      texts: ['### Prompt: a\n### Chosen: c'],
      notes: [],
    })
    expect((await read('c.jsonl', lines(both), { layout: 'prompt-completion' })).texts).toEqual([
      '### Prompt: a\n### Completion: b',
    ])
    expect((await read('c.jsonl', lines(both))).texts).toEqual(['e'])
    expect(
      (await read('c.csv', 'text,prompt,completion\ne,a,b\n', { layout: 'prompt-completion' })).texts,
    ).toEqual(['### Prompt: a\n### Completion: b'])
  })

  it('are dropped and counted where they hold no text', async () => {
    const empty = { instruction: '', input: '', output: '' }
    expect(await read('d.jsonl', lines([...ALPACA, empty]))).toEqual({
      texts: DOCUMENTS,
      notes: ['DIR/d.jsonl: read as Alpaca records', 'DIR/d.jsonl: 1 empty document dropped'],
    })
  })

  it('name the line of a record that does not fit', async () => {
    expect(await failure('e.jsonl', lines([...ALPACA, { instruction: 'a' }]))).toBe(
      'DIR/e.jsonl: line 3: no field "output"; fields: instruction',
    )
    expect(await failure('e.jsonl', lines([...ALPACA, { instruction: 'a', output: 7 }]))).toBe(
      'DIR/e.jsonl: line 3: field "output" should be text, got the number 7',
    )
    expect(await failure('e.json', JSON.stringify([...ALPACA, 7]))).toBe(
      'DIR/e.json: record 3: expected Alpaca records with fields, got the number 7',
    )
    expect(await failure('e.csv', 'prompt,completion\na,b\n"c\nd",e\n### Completion: f,g\n')).toBe(
      'DIR/e.csv: line 5: the text of prompt holds "### Completion:", a marker of the layout itself',
    )
  })

  it('exclude a field, and files without records', async () => {
    expect(await failure('f.jsonl', lines(ALPACA), { field: 'output', layout: 'alpaca' })).toBe(
      'human: field: output takes one field as the text, layout: alpaca takes several',
    )
    expect((await read('f.jsonl', lines(ALPACA), { field: 'output', layout: 'text' })).texts).toEqual([
      '3',
      'La',
    ])
    expect(await failure('f.csv', 'text\na\n', { field: 'text', layout: 'messages' })).toContain(
      'takes one field',
    )
    expect(await failure('f.txt', 'a\n', { layout: 'alpaca' })).toBe(
      'DIR/f.txt: human.layout: alpaca, but a txt file has no records',
    )
  })
})
