import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { transformerFamily } from '../../../src/models/transformer/family.js'
import { transformerSchema } from '../../../src/models/transformer/options.js'
import { saveGpt2 } from '../../../src/models/transformer/storage/folder.js'
import { charactersOf } from '../../../src/text/tokenizers/characters.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { tinyWeights } from './storage/helpers.js'

const TOKENIZER = charactersOf(['ab'])
const DECODING = { temperature: 1, max_tokens: 9 }
let folder: string

beforeAll(async () => {
  folder = temporaryFolder()
  const config = { vocabulary: TOKENIZER.size, context: 8, width: 4, layers: 1, heads: 2 }
  await saveGpt2(folder, tinyWeights(config), TOKENIZER)
})

const withBase = (more = {}) => transformerSchema.parse({ family: 'transformer', base: '.', ...more })

test('what a folder can be used for is known before any work', async () => {
  expect(await transformerFamily.identity?.(withBase(), folder)).toMatch(/^[0-9a-f]{64}$/)
  expect(await transformerFamily.longestDocument?.(withBase(), folder)).toBe(8)
  await expect(transformerFamily.checkDecoding?.(withBase(), DECODING, folder)).rejects.toMatchObject({
    message: "max_tokens is 9, but the model's context has 8 tokens",
    hint: 'Write max_tokens: 8 or less, or take a model with a longer context.',
  })
  await expect(
    transformerFamily.identity?.(withBase({ training: { window: 9 } }), folder),
  ).rejects.toMatchObject({
    name: 'BadInputError',
    message: 'training.window is 9 tokens, the model sees 8 at once',
  })
})

test('a size or a preset says how long documents and windows can be', async () => {
  const size = { layers: 1, heads: 1, width: 4, context: 8 }
  const options = transformerSchema.parse({ family: 'transformer', size })
  await expect(transformerFamily.checkDecoding?.(options, DECODING)).rejects.toThrow('context has 8 tokens')
  await transformerFamily.checkDecoding?.(options, { ...DECODING, max_tokens: 8 })
  expect(await transformerFamily.longestDocument?.(options)).toBe(8)
  const micro = transformerSchema.parse({ family: 'transformer' })
  expect(await transformerFamily.longestDocument?.(micro)).toBe(128)
  await expect(transformerFamily.checkDecoding?.(micro, { ...DECODING, max_tokens: 129 })).rejects.toThrow(
    'context has 128 tokens',
  )
  const longer = transformerSchema.safeParse({ family: 'transformer', size, training: { window: 9 } })
  expect(longer.error?.issues).toMatchObject([
    { path: ['training', 'window'], message: 'expected at most the context of 8 tokens, got 9' },
  ])
})

test("a folder's tokenizer must be one that can be read, and of the same model", async () => {
  const other = temporaryFolder()
  const config = { vocabulary: TOKENIZER.size + 1, context: 8, width: 4, layers: 1, heads: 2 }
  await saveGpt2(other, tinyWeights(config), TOKENIZER)
  await expect(transformerFamily.identity?.(withBase(), other)).rejects.toThrow(
    `${other}: its tokenizer.json has ${TOKENIZER.size} tokens, its config.json says vocab_size ${TOKENIZER.size + 1}`,
  )
  writeFileSync(join(other, 'tokenizer.json'), '{"model":{"type":"Unigram","vocab":[]}}')
  await expect(transformerFamily.identity?.(withBase(), other)).rejects.toThrow(
    `${join(other, 'tokenizer.json')}: model.type: expected BPE, found "Unigram"`,
  )
})
