import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BadInputError } from '../../../src/errors/index.js'
import { openTokenizer, shortfall } from '../../../src/text/tokenizers/open.js'
import { tokenizerSchema } from '../../../src/text/tokenizers/options.js'
import { gpt2File } from './helpers.js'

const TEXTS = ['low low lower', 'the low']

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tokenizer-'))
})
afterAll(() => rm(directory, { recursive: true }))

describe('openTokenizer', () => {
  test.each([
    ['bytes', 'bytes'],
    // l o w space e r t h, unknown and the end.
    ['characters', 'characters (10 tokens)'],
    // " low" twice, "low", " lower", "the".
    ['words', 'words (6 tokens)'],
    [{ words: 2 }, 'words (4 tokens)'],
    [{ bpe: 258 }, 'byte-level BPE of 258 tokens'],
  ] as const)('%j is %s', async (spec, label) => {
    expect((await openTokenizer(tokenizerSchema.parse(spec), TEXTS)).label).toBe(label)
  })

  test('reads a file', async () => {
    const file = join(directory, 'tokenizer.json')
    await writeFile(file, gpt2File())
    expect((await openTokenizer({ file }, [])).label).toBe('byte-level BPE of 260 tokens')
  })

  test('a file that is not there is named', async () => {
    const file = join(directory, 'missing.json')
    await expect(openTokenizer({ file }, [])).rejects.toThrow(BadInputError)
    await expect(openTokenizer({ file }, [])).rejects.toThrow(`${file}: there is no such file`)
    await expect(openTokenizer({ file: directory }, [])).rejects.toThrow(BadInputError)
  })
})

test('says when the text makes fewer tokens than asked for', async () => {
  const spec = { bpe: 1024 }
  const tokenizer = await openTokenizer(spec, ['low low lower'])
  expect(shortfall(spec, tokenizer)).toBe(
    'the tokenizer has 260 tokens, not 1,024: in the human text no further pair of tokens occurs twice',
  )
  expect(shortfall({ bpe: 260 }, tokenizer)).toBeUndefined()
  expect(shortfall('words', tokenizer)).toBeUndefined()
})

describe('tokenizerSchema', () => {
  test('is a BPE of 1,024 tokens where nothing is said', () => {
    expect(tokenizerSchema.parse(undefined)).toEqual({ bpe: 1024 })
  })

  test.each([
    ['letters'],
    [{ bpe: 256 }],
    [{ bpe: 300.5 }],
    [{ words: 0 }],
    [{ file: '' }],
    [{ bpe: 300, words: 3 }],
    [7],
  ])('refuses %j', (spec) => {
    expect(tokenizerSchema.safeParse(spec).success).toBe(false)
  })
})
