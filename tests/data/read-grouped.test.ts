import { appendFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DocumentFormat, DocumentSource } from '../../src/data/index.js'
import { peek, readGrouped } from '../../src/data/index.js'
import { encodeParquet } from '../../src/files/parquet-table.js'
import { temporaryFolder } from '../helpers/folder.js'

const folder = temporaryFolder()

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const jsonl = (...records: unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('')

async function read(
  path: string,
  format: DocumentFormat,
  how: Omit<DocumentSource, 'path' | 'format'>,
  skip = false,
  onDocument = () => {},
) {
  const found: string[] = []
  const broken: string[] = []
  const content = await readGrouped(
    { path, format, ...how },
    { onBytes: () => {}, onBroken: skip ? (message) => broken.push(message) : undefined },
    {
      document(text, group) {
        found.push(`${group}: ${text}`)
        onDocument()
      },
      empty: (group) => found.push(`${group}: (empty)`),
    },
  )
  return { found, broken, content }
}

const by = { grouped: { by: 'meta.model' } }

test('a document carries the value of its record, in every format', async () => {
  const lines = jsonl(
    { text: 'a', meta: { model: 'x' } },
    { text: ' ', meta: { model: 'y' } },
    { text: 'b' },
    { text: 'c', meta: { model: 2 } },
  )
  const expected = ['x: a', 'y: (empty)', 'undefined: b', '2: c']
  const fromLines = await read(write('g.jsonl', lines), 'jsonl', by)
  expect(fromLines.found).toEqual(expected)
  expect(fromLines.content.kinds).toEqual(['text', 'number'])
  const json = `[${lines.trim().split('\n').join(',')}]`
  expect((await read(write('g.json', json), 'json', by)).found).toEqual(expected)
  const csv = 'model,text\nx,a\n,b\n'
  const grouped = { grouped: { by: 'model' } }
  expect((await read(write('g.csv', csv), 'csv', grouped)).found).toEqual(['x: a', 'undefined: b'])
  const parquet = await encodeParquet([
    { name: 'text', type: 'STRING', nullable: false, values: ['a', 'b'] },
    { name: 'model', type: 'INT32', nullable: true, values: [1, null] },
  ])
  expect((await read(write('g.parquet', parquet), 'parquet', grouped)).found).toEqual([
    '1: a',
    'undefined: b',
  ])
})

test('a list of texts is several documents', async () => {
  const path = write(
    'hc3.jsonl',
    jsonl({ human_answers: ['a', 'b'] }, { human_answers: [] }, { human_answers: 'c' }),
  )
  const { found } = await read(path, 'jsonl', {
    field: 'human_answers',
    lists: true,
    grouped: { as: 'human' },
  })
  expect(found).toEqual(['human: a', 'human: b', 'human: c'])
})

test('a field that no record has is asked for again', async () => {
  const path = write('typo.jsonl', jsonl({ text: 'a', generation: 1 }))
  await expect(read(path, 'jsonl', { grouped: { by: 'genertion' } })).rejects.toThrow(
    'no record has a value in the field "genertion"; did you mean "generation"? fields: text, generation',
  )
  const table = write('typo.csv', 'text,generation\na,1\n')
  await expect(read(table, 'csv', { grouped: { by: 'genertion' } })).rejects.toMatchObject({
    hint: 'Name a column that the first line has.',
  })
  await expect(read(table, 'csv', { grouped: { by: 'genertion' } })).rejects.toThrow(
    'did you mean "generation"?',
  )
  await expect(read(write('t.txt', 'a\n'), 'txt', { grouped: { by: 'x' } })).rejects.toThrow(
    'a txt file has no records',
  )
})

test('a broken record is named with its line, or left out and counted', async () => {
  const path = write(
    'broken.jsonl',
    `${jsonl({ text: 'a', model: 1 })}{"text": \n${jsonl({ txt: 'b' }, { text: 'c', model: [1] }, { text: 'd', model: 2 })}`,
  )
  const grouped = { grouped: { by: 'model' } }
  await expect(read(path, 'jsonl', grouped)).rejects.toThrow(/broken\.jsonl: line 2: not valid JSON/)
  const { found, broken, content } = await read(path, 'jsonl', grouped, true)
  expect(found).toEqual(['1: a', '2: d'])
  expect(content.broken).toBe(3)
  expect(broken[1]).toContain('line 3: no field "text"')
  expect(broken[2]).toContain('line 4: field "model" should be one value to group by')
})

test('a broken row of a table is left out as well', async () => {
  const path = write('broken.csv', 'text,model\na,x\nb\nc,y\n')
  await expect(read(path, 'csv', { grouped: { by: 'model' } })).rejects.toThrow(/line 3: not valid CSV/)
  const { found, broken } = await read(path, 'csv', { grouped: { by: 'model' } }, true)
  expect(found).toEqual(['x: a', 'y: c'])
  expect(broken).toHaveLength(1)
})

test('where every record is broken, it is not the records', async () => {
  const path = write('all.jsonl', jsonl({ txt: 'a' }, { txt: 'b' }))
  await expect(read(path, 'jsonl', { grouped: { as: 'g' } }, true)).rejects.toThrow(
    /line 1: no field "text"; did you mean "txt"/,
  )
})

test('a file that grows or vanishes while it is read is refused', async () => {
  const path = write('grows.jsonl', jsonl({ text: 'a' }, { text: 'b' }))
  const grow = () => appendFileSync(path, jsonl({ text: 'c' }))
  await expect(read(path, 'jsonl', { grouped: { as: 'g' } }, false, grow)).rejects.toThrow(
    /grew from 26 to \d+ bytes while it was read/,
  )
  const gone = write('gone.jsonl', jsonl({ text: 'a' }))
  await expect(read(gone, 'jsonl', { grouped: { as: 'g' } }, false, () => unlinkSync(gone))).rejects.toThrow(
    'disappeared while it was read',
  )
})

test('peek tells the shape of records and reads no more', async () => {
  expect(await peek({ path: write('p.jsonl', `${jsonl({ a: 1 })}{broken`), format: 'jsonl' })).toEqual({
    a: 1,
  })
  expect(await peek({ path: write('p.json', '{"original": ["a"], "sampled": []}'), format: 'json' })).toEqual(
    { original: ['a'], sampled: [] },
  )
  expect(await peek({ path: write('p.csv', 'human,machine\na,b\n'), format: 'csv' })).toEqual({
    human: 'human',
    machine: 'machine',
  })
  expect(await peek({ path: write('p.txt', 'a\n'), format: 'txt' })).toBeUndefined()
})
