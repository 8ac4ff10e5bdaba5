import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import zlib, { gzipSync } from 'node:zlib'
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import type { DocumentsSpec } from '../../../src/data/index.js'
import { BadInputError } from '../../../src/errors/index.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { readTexts } from '../read-texts.js'

/**
 * Made by pyarrow 25.0.1:
 * t = pa.table({'id': pa.array([1, 2], pa.int64()), 'messages': pa.array([
 *   [{'role': 'user', 'content': 'Hi'}, {'role': 'assistant', 'content': 'Hello'}],
 *   [{'role': 'user', 'content': 'Häß 😀'}, {'role': 'assistant', 'content': ''}]])})
 * pq.write_table(t, 'chat.parquet', compression='gzip', write_statistics=False)
 */
const CHAT = Buffer.from(
  [
    'UEFSMRUEFSAVNEwVBBUAEgAAH4sIAAAAAAACA2NkgAAmKA0Aud32ABAAAAAVABUSFTosFQQVEBUGFQYcAAAAH4sIAAAAAAACA2Ni',
    'YGBgYWRkZgIAVaUiQQkAAAAVBBUqFU5MFQQVABIAAB+LCAAAAAAAAgNjYWBgKC1OLeIE0onFxZnFJYl5JQAzCvTsFQAAABUAFR4V',
    'QiwVCBUQFQYVBhwAAAAfiwgAAAAAAAIDY2JgYGDmYgKSHCyMzFwARGBLqg8AAAAVBBVCFWBMFQgVABIAAB+LCAAAAAAAAgNjYmBg',
    '8MhkBZGpOTn5XCDG4SWH5yt8mD+jAchhAAD1j1GMIQAAABUAFSAVRCwVCBUQFQYVBhwAAAAfiwgAAAAAAAIDY2JgYGDmYgKSHCxM',
    'zE8YAOhQUXEQAAAAFQQZfDUAGAZzY2hlbWEVBAAVBCUCGAJpZAA1AhgIbWVzc2FnZXMVAhUGTDwAAAA1BBgEbGlzdBUCADUCGAdl',
    'bGVtZW50FQQAFQwlAhgEcm9sZSUATBwAAAAVDCUCGAdjb250ZW50JQBMHAAAABYEGRwZPCYAHBUEGTUABhAZGAJpZBUEFgQWdBaw',
    'ASZYJggpLBUEFQAVAgAVABUQFQIAPCkGGSYABAAAACYAHBUMGTUABhAZSAhtZXNzYWdlcwRsaXN0B2VsZW1lbnQEcm9sZRUEFggW',
    'igEW0gEmogImuAEpLBUEFQAVAgAVABUQFQIAPBY0GSYEBBlWAAAAAAgAAAAmABwVDBk1AAYQGUgIbWVzc2FnZXMEbGlzdAdlbGVt',
    'ZW50B2NvbnRlbnQVBBYIFqQBFuYBJoYEJooDKSwVBBUAFQIAFQAVEBUCADwWIhkmBAQZVgAAAAAIAAAAFqIDFgQmCBboBAAZHBgM',
    'QVJST1c6c2NoZW1hGKADLy8vLy96QUJBQUFRQUFBQUFBQUtBQXdBQmdBRkFBZ0FDZ0FBQUFBQkJBQU1BQUFBQ0FBSUFBQUFCQUFJ',
    'QUFBQUJBQUFBQUlBQUFETUFBQUFCQUFBQUV6Ly8vOEFBQUVNRkFBQUFDQUFBQUFFQUFBQUFRQUFBQmdBQUFBSUFBQUFiV1Z6YzJG',
    'blpYTUFBQUFBZ1AvLy8zei8vLzhBQUFFTkdBQUFBQ0FBQUFBRUFBQUFBZ0FBQUVBQUFBQVVBQUFBQkFBQUFHbDBaVzBBQUFBQXNQ',
    'Ly8vNnovLy84QUFBRUZFQUFBQUJnQUFBQUVBQUFBQUFBQUFBY0FBQUJqYjI1MFpXNTBBTmovLy8vVS8vLy9BQUFCQlJBQUFBQWNB',
    'QUFBQkFBQUFBQUFBQUFFQUFBQWNtOXNaUUFBQUFBRUFBUUFCQUFBQUJBQUZBQUlBQVlBQndBTUFBQUFFQUFRQUFBQUFBQUJBaEFB',
    'QUFBY0FBQUFCQUFBQUFBQUFBQUNBQUFBYVdRQUFBZ0FEQUFJQUFjQUNBQUFBQUFBQUFGQUFBQUEAGCBwYXJxdWV0LWNwcC1hcnJv',
    'dyB2ZXJzaW9uIDI1LjAuMRk8HAAAHAAAHAAAAEkDAABQQVIx',
  ].join(''),
  'base64',
)

const folder = temporaryFolder()

type Columns = readonly ColumnSource[]
type WriteOptions = Partial<Parameters<typeof parquetWriteBuffer>[0]>

function put(columns: Columns, options: WriteOptions = {}): Buffer {
  return Buffer.from(parquetWriteBuffer({ columnData: [...columns], ...options }))
}

async function read(bytes: Uint8Array, spec: Partial<DocumentsSpec> = {}, name = 'a.parquet') {
  writeFileSync(join(folder, name), bytes)
  return readTexts({ files: [name], ...spec }, folder)
}

async function failure(bytes: Uint8Array, spec: Partial<DocumentsSpec> = {}, name = 'a.parquet') {
  try {
    await read(bytes, spec, name)
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error
    return error.message.replaceAll(folder, 'DIR')
  }
  throw new Error('expected a BadInputError')
}

const numbered = Array.from({ length: 25 }, (_, index) => `text ${index}`)
const TEXTS: Columns = [
  { name: 'text', data: numbered, type: 'STRING' },
  { name: 'n', data: numbered.map((_, index) => index), type: 'INT32' },
]

describe('parquet', () => {
  it('reads the column of texts, row group by row group', async () => {
    const bytes = put(TEXTS, { rowGroupSize: 10 })
    const { texts, files, notes } = await read(bytes)
    expect(texts).toEqual(numbered)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const path = join(folder, 'a.parquet')
    expect(files).toEqual([{ path, format: 'parquet', bytes: bytes.length, sha256, documents: 25 }])
    expect(notes).toEqual([])
    expect((await read(bytes, { format: 'parquet' }, 'a.data')).texts).toEqual(numbered)
  })

  it('reads a row group that is larger than what is unpacked at once', async () => {
    // 300 texts of 150,000 characters are 45 MB: two parts.
    const texts = Array.from({ length: 300 }, (_, index) => `${index} `.padEnd(150_000, `word${index} `))
    const found = (
      await read(put([{ name: 'text', data: texts, type: 'STRING' }], { codec: 'UNCOMPRESSED' }))
    ).texts
    expect(found).toHaveLength(300)
    expect(found.every((text, index) => text === texts[index])).toBe(true)
  })

  it('reads structs and lists of another writer by a dotted path, and as conversations', async () => {
    const { texts, notes } = await read(CHAT)
    expect(texts).toEqual(['### User: Hi\n### Assistant: Hello', '### User: Häß 😀\n### Assistant:'])
    expect(notes).toEqual([`${join(folder, 'a.parquet')}: read as conversations`])
    expect((await read(CHAT, { field: 'messages.0.content' })).texts).toEqual(['Hi', 'Häß 😀'])
  })

  it('reads layouts of several columns, and only these', async () => {
    const columns: Columns = [
      { name: 'output', data: ['3', 'La'], type: 'STRING' },
      { name: 'instruction', data: ['Add', 'Sing'], type: 'STRING' },
      { name: 'input', data: ['1 2', ''], type: 'STRING' },
      // Whatever this is packed with, it is not looked at.
      { name: 'embedding', data: [1, 2], type: 'DOUBLE', codec: 'LZO' },
    ]
    const bytes = put(columns, { compressors: { LZO: (page) => page } })
    expect((await read(bytes)).texts).toEqual([
      '### Instruction: Add\n### Input: 1 2\n### Response: 3',
      '### Instruction: Sing\n### Response: La',
    ])
    expect(await failure(bytes, { field: 'embedding' })).toBe(
      'DIR/a.parquet: column "embedding" is compressed with LZO; known: UNCOMPRESSED, SNAPPY, GZIP, BROTLI' +
        ('zstdDecompressSync' in zlib ? ', ZSTD' : ''),
    )
  })

  it('unpacks what Node can unpack', async () => {
    for (const codec of ['UNCOMPRESSED', 'SNAPPY', 'GZIP'] as const) {
      const bytes = put(TEXTS, { codec, compressors: { GZIP: (page) => gzipSync(page) } })
      expect((await read(bytes)).texts, codec).toEqual(numbered)
    }
  })

  it('names columns, rows and kinds', async () => {
    const bytes = put(TEXTS)
    expect(await failure(bytes, { field: 'txt' })).toBe(
      'DIR/a.parquet: no column "txt"; did you mean "text"? columns: text, n',
    )
    expect(await failure(bytes, { field: 'n' })).toBe(
      'DIR/a.parquet: row 1: field "n" should be text, got the number 0',
    )
    expect(await failure(CHAT, { field: 'messages' })).toContain(
      'row 1: field "messages" should be text, got a list',
    )
    const gaps = put([{ name: 'text', data: ['a', 'b', null], type: 'STRING' }], { rowGroupSize: 2 })
    expect(await failure(gaps)).toContain('row 3: field "text" should be text, got null')
    const latin = put([{ name: 'text', data: [Buffer.from('caf\xe9', 'latin1')], type: 'BYTE_ARRAY' }])
    expect(await failure(latin)).toContain('a column of text holds bytes that are not UTF-8')
  })

  it('says what is wrong with a file that is none, or not whole', async () => {
    const bytes = put(TEXTS)
    expect(await failure(Buffer.from('{"text":"a"}'))).toBe(
      'DIR/a.parquet: not a Parquet file (it does not begin with PAR1)',
    )
    expect(await failure(Buffer.alloc(0))).toContain('not a Parquet file')
    for (const length of [4, 11, 100, bytes.length - 1]) {
      expect(await failure(bytes.subarray(0, length)), String(length)).toContain('a truncated Parquet file')
    }
    const damaged = Buffer.from(bytes)
    damaged.fill(0xff, 10, 60)
    expect(await failure(damaged)).toContain('a damaged Parquet file')
    expect(await failure(Buffer.concat([bytes.subarray(0, -4), Buffer.from('PARE')]))).toContain('encrypted')
    expect(await failure(gzipSync(bytes), {}, 'a.parquet.gz')).toContain('a parquet file inside gzip')
  })
})
