import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentsSpec } from '../../src/data/index.js'
import { BadInputError } from '../../src/errors/index.js'
import { readTexts } from './read-texts.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'collapse-data-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return path
}

async function textsOf(name: string, content: string | Uint8Array, spec: Partial<DocumentsSpec> = {}) {
  await put(name, content)
  return (await readTexts({ files: [name], ...spec }, folder)).texts
}

async function failure(spec: DocumentsSpec): Promise<{ message: string; hint: string | undefined }> {
  try {
    await readTexts(spec, folder)
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error
    return { message: error.message.replaceAll(folder, 'DIR'), hint: error.hint }
  }
  throw new Error('expected a BadInputError')
}

async function failureOf(name: string, content: string | Uint8Array, spec: Partial<DocumentsSpec> = {}) {
  await put(name, content)
  return failure({ files: [name], ...spec })
}

describe('txt', () => {
  const text = '\uFEFFone two\r\n\r\n  \nthree\nfour\n\n\nfive'

  it('reads documents by line, paragraph and file', async () => {
    expect(await textsOf('a.txt', text)).toEqual(['one two', 'three', 'four', 'five'])
    expect(await textsOf('a.txt', text, { documents_by: 'paragraph' })).toEqual([
      'one two',
      'three\nfour',
      'five',
    ])
    expect(await textsOf('a.txt', text, { documents_by: 'file' })).toEqual([
      'one two\n\n  \nthree\nfour\n\n\nfive',
    ])
  })

  it('reads lines across the chunks of a long file', async () => {
    const lines = Array.from({ length: 30_000 }, (_, index) => `${index} ünïcode ${'x'.repeat(index % 50)}`)
    expect(await textsOf('long.txt', lines.join('\n'))).toEqual(lines)
  })

  it('counts what it drops and describes what it read', async () => {
    const path = await put('b.txt', 'x\n\n \ny\n')
    const { files, notes } = await readTexts({ files: ['b.txt'] }, folder)
    const sha256 = createHash('sha256').update('x\n\n \ny\n').digest('hex')
    expect(files).toEqual([{ path, format: 'txt', bytes: 7, sha256, documents: 2 }])
    expect(notes).toEqual([`${path}: 2 empty documents dropped`])
    await put('b.txt.gz', gzipSync('x\n\n \ny\n'))
    const packed = await readTexts({ files: ['b.txt.gz'] }, folder)
    expect(packed.files[0]).toMatchObject({ bytes: 7, sha256, documents: 2 })
  })
})

describe('jsonl', () => {
  it('reads fields by a dotted path, and lines that are strings', async () => {
    const chat = '{"messages":[{"content":"hi"}]}\n\n{"messages":[{"content":"ho"}]}\n'
    expect(await textsOf('c.jsonl', chat, { field: 'messages.0.content' })).toEqual(['hi', 'ho'])
    expect(await textsOf('d.ndjson', '{"text":"a"}\r\n{"text":"b"}')).toEqual(['a', 'b'])
    expect(await textsOf('e.jsonl', '"a"\n"b"\n')).toEqual(['a', 'b'])
  })

  it('gives back any texts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), async (texts) => {
        const kept = texts.filter((text) => text.trim() !== '')
        fc.pre(kept.length > 0)
        const lines = texts.map((text) => JSON.stringify({ q: { text } })).join('\n')
        expect(await textsOf('any.jsonl', lines, { field: 'q.text' })).toEqual(kept)
      }),
      { numRuns: 50, seed: 1 },
    )
  })

  it('names the line of a broken record', async () => {
    expect(await failureOf('f.jsonl', '{"text":"a"}\n{"text":\n')).toEqual({
      message: expect.stringMatching(/^DIR\/f\.jsonl: line 2: not valid JSON \(.*\): \{"text":$/),
      hint: 'Every line must be one complete JSON value; repair or remove the line.',
    })
    expect((await failureOf('f.jsonl', '[\n{"text":"a"}]\n')).hint).toContain('set human.format: json')
  })

  it('names the fields there are where one is missing', async () => {
    expect(await failureOf('g.jsonl', '{"text":"a"}\n\n{"txet":"a","id":3}\n')).toEqual({
      message: 'DIR/g.jsonl: line 3: no field "text"; did you mean "txet"? fields: txet, id',
      hint: expect.stringContaining('human.field'),
    })
    expect((await failureOf('g.jsonl', '{"a":{"b":1}}', { field: 'a.c' })).message).toBe(
      'DIR/g.jsonl: line 1: no field "c" in "a"; did you mean "b"? fields: b',
    )
    expect((await failureOf('g.jsonl', '{"a":[]}', { field: 'a.0' })).message).toBe(
      'DIR/g.jsonl: line 1: no item "0" in "a", a list of 0',
    )
    expect((await failureOf('g.jsonl', '{}')).message).toBe(
      'DIR/g.jsonl: line 1: no field "text"; the object is empty',
    )
    expect((await failureOf('g.jsonl', '{"a":1}', { field: '__proto__' })).message).toContain('no field')
  })

  it('refuses a field that is sometimes no text', async () => {
    expect(await failureOf('h.jsonl', '{"text":"a"}\n{"text":7}\n')).toEqual({
      message: 'DIR/h.jsonl: line 2: field "text" should be text, got the number 7',
      hint: 'Make every "text" a string, or name another field with human.field.',
    })
    expect(await failureOf('h.jsonl', '{"text":[{"content":"a"}]}\n')).toMatchObject({
      message: 'DIR/h.jsonl: line 1: field "text" should be text, got a list',
      hint: 'Go on into it: human.field: text.0.',
    })
    expect((await failureOf('h.jsonl', '7\n')).message).toBe(
      'DIR/h.jsonl: line 1: expected an object with the field "text", got the number 7',
    )
    expect((await failureOf('h.jsonl', '{"text":null}\n')).message).toContain('should be text, got null')
  })
})

describe('json', () => {
  it('reads lists of records, of strings, and lists inside an object', async () => {
    expect(await textsOf('i.json', '[{"text":"a"},{"text":"b"}]')).toEqual(['a', 'b'])
    expect(await textsOf('i.json', '["a","b"]')).toEqual(['a', 'b'])
    expect(await textsOf('i.json', '{"data":{"rows":[{"t":"a"}]}}', { field: 'data.rows.t' })).toEqual(['a'])
    expect(await textsOf('i.json', '{"data":["a"]}', { field: 'data' })).toEqual(['a'])
  })

  it('says what it found instead of a list', async () => {
    expect(await failureOf('j.json', '{"rows":[{"t":1}]}')).toEqual({
      message: 'DIR/j.json: expected a list of records, got an object',
      hint: 'Lead human.field through a list: rows.text.',
    })
    // Each hint, taken, reads the file: rows of texts, of a layout, of another field.
    for (const [json, field, texts] of [
      ['{"rows":["x"]}', 'rows', ['x']],
      ['{"rows":[{"prompt":"p","completion":"c"}]}', 'rows', ['### Prompt: p\n### Completion: c']],
      ['{"rows":[{"id":1,"body":"x"}]}', 'rows.body', ['x']],
    ] as const) {
      expect((await failureOf('j.json', json)).hint).toBe(`Lead human.field through a list: ${field}.`)
      expect(await textsOf('j.json', json, { field })).toEqual(texts)
    }
    expect((await failureOf('j.json', '{"rows":["x"]}', { field: 'rows.text' })).hint).toBe(
      'The records are texts themselves: leave "text" out of human.field.',
    )
    expect((await failureOf('j.json', '{"a":1}', { field: 'a.b' })).message).toContain('on the path "a.b"')
    expect((await failureOf('j.json', '[{"text":"a"},{"t":1}]')).message).toBe(
      'DIR/j.json: record 2: no field "text"; fields: t',
    )
    expect((await failureOf('j.json', '[\n"a",\n]')).message).toMatch(/^DIR\/j\.json: line 3: not valid JSON/)
  })
})

describe('csv', () => {
  it('reads a column, quoted values with line breaks included', async () => {
    const csv = '\uFEFFid, text \r\n1,"a ""quoted"", b\nnext"\r\n\r\n2,c\r\n'
    expect(await textsOf('k.csv', csv)).toEqual(['a "quoted", b\nnext', 'c'])
    expect(await textsOf('k.csv', csv, { field: 'id' })).toEqual(['1', '2'])
  })

  it('names the columns there are, and the line that is broken', async () => {
    expect((await failureOf('l.csv', 'id,texts\n1,a\n')).message).toBe(
      'DIR/l.csv: line 1: no column "text"; did you mean "texts"? columns: id, texts',
    )
    expect((await failureOf('l.csv', 'id,text\n1,a\n2,b,c\n')).message).toMatch(
      /^DIR\/l\.csv: line 3: not valid CSV/,
    )
    expect((await failureOf('l.csv', 'id,text\n1,"a\n')).message).toMatch(/not valid CSV \(Quote Not Closed/)
  })

  it('reads more rows than a stream holds at once', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index},"text, ${index}"`)
    const texts = await textsOf('m.csv.gz', gzipSync(`id,text\n${rows.join('\n')}\n`))
    expect(texts).toHaveLength(20_000)
    expect(texts[19_999]).toBe('text, 19999')
  })
})

describe('files', () => {
  it('are taken in the order given, globs by name, none twice', async () => {
    await put('globs/b.txt', 'b')
    await put('globs/a.txt', 'a')
    await put('globs/deep/c.txt', 'c')
    await put('globs/[x].txt', 'brackets')
    const read = async (...files: string[]) => (await readTexts({ files }, folder)).texts
    expect(await read('globs/b.txt', 'globs/*.txt')).toEqual(['b', 'brackets', 'a'])
    expect(await read('globs/**/*.txt')).toEqual(['brackets', 'a', 'b', 'c'])
    expect(await read('globs/[x].txt')).toEqual(['brackets'])
    expect(await read(join(folder, 'globs/deep/c.txt'))).toEqual(['c'])
  })

  it('have a format by extension or as told', async () => {
    expect(await textsOf('n.data', '{"text":"a"}', { format: 'jsonl' })).toEqual(['a'])
    expect(await failureOf('n.jsnl', 'x')).toEqual({
      message:
        'human.files: DIR/n.jsnl has the unknown extension ".jsnl": did you mean ".jsonl"? known: .txt, .text, .md, .jsonl, .ndjson, .json, .csv (each also with .gz), .parquet',
      hint: 'Say what the files are with human.format: txt, jsonl, json, csv, parquet.',
    })
    expect((await failureOf('noextension', 'x')).message).toContain('has no extension; known')
  })

  it('that are missing are named with the folder that was searched', async () => {
    await put('real.txt', 'x')
    expect(await failure({ files: ['reel.txt'] })).toEqual({
      message: 'human.files: reel.txt does not exist in DIR',
      hint: 'Did you mean "real.txt"? File names start at the folder of the experiment file.',
    })
    expect((await failure({ files: ['no/such/x.txt'] })).message).toContain('there is no such folder')
    expect((await failure({ files: ['*.nothing'] })).message).toBe(
      'human.files: "*.nothing" matches no file in DIR',
    )
    expect((await failure({ files: ['.'] })).message).toContain('is a folder, expected a file')
  })

  it('that cannot be read say why', async () => {
    const path = await put('locked.txt', 'x')
    await chmod(path, 0)
    // The superuser reads everything.
    if (process.getuid?.() !== 0) {
      expect((await failure({ files: ['locked.txt'] })).message).toContain('no permission to read it')
    }
    await chmod(path, 0o600)
  })

  it('that are no text are refused by what they are', async () => {
    expect((await failureOf('o.txt', Uint8Array.of(65, 66, 0, 67))).message).toBe(
      'DIR/o.txt: a binary file (a NUL byte at offset 2), expected UTF-8 text',
    )
    expect((await failureOf('o.txt', Buffer.from('ok\ncaf\xe9\n', 'latin1'))).message).toBe(
      'DIR/o.txt: invalid UTF-8 at byte 6',
    )
    expect((await failureOf('o.csv', Buffer.from('text\ncaf\xe9\n', 'latin1'))).message).toBe(
      'DIR/o.csv: invalid UTF-8 at byte 8',
    )
    expect((await failureOf('o.txt', Buffer.from('\uFEFFhi', 'utf16le'))).message).toBe(
      'DIR/o.txt: UTF-16 text, expected UTF-8',
    )
    expect(await failureOf('o.txt', gzipSync('a\nb\n'))).toEqual({
      message: 'DIR/o.txt: compressed with gzip, expected text',
      hint: 'End its name in .gz to have it unpacked.',
    })
    const packed = gzipSync('a\nb\n'.repeat(1000))
    expect((await failureOf('p.txt.gz', packed.subarray(0, packed.length - 9))).message).toMatch(
      /^DIR\/p\.txt\.gz: not a whole gzip file/,
    )
    expect((await failureOf('p.jsonl.gz', 'plain')).message).toContain('not a whole gzip file')
  })

  it('without documents are refused', async () => {
    for (const [name, content] of Object.entries({
      'empty.txt': '',
      'empty.csv': 'text\n',
      'empty.csv.gz': '',
      'empty.json': '[]',
      'blank.jsonl': '{"text":" "}\n',
    })) {
      const bytes = name.endsWith('.gz') ? gzipSync(content) : content
      expect((await failureOf(name, bytes)).message, name).toContain(`no documents in DIR/${name}`)
    }
    expect((await failureOf('blank.jsonl', '{"text":" "}\n')).message).toContain('1 empty document dropped')
  })

  it('with a line that never ends are refused before they fill the memory', async () => {
    const path = join(folder, 'endless.txt')
    const file = await open(path, 'w')
    const block = Buffer.alloc(1024 * 1024, 'a')
    for (let index = 0; index < 70; index++) await file.write(block)
    await file.close()
    for (const format of ['txt', 'jsonl', 'csv'] as const) {
      const { message } = await failure({ files: ['endless.txt'], format })
      expect(message).toBe(
        `DIR/endless.txt: line 1: expected at most ${format === 'csv' ? 262144 : 67108864} characters in a line or document, got more`,
      )
    }
    expect((await failure({ files: ['endless.txt'], documents_by: 'file' })).hint).toContain(
      'paragraph or line',
    )
    await writeFile(path, `text\n"${'b\n'.repeat(40)}`)
    expect((await failure({ files: ['endless.txt'], format: 'csv' })).message).toContain('Quote Not Closed')
    await rm(path)
  })
})
