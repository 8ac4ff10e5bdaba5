import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatConfigJson, readConfigJson } from '../../../../src/models/transformer/storage/config-json.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { refusal, TINY } from './helpers.js'

const path = join(temporaryFolder(), 'config.json')

function read(content: unknown): ReturnType<typeof readConfigJson> {
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return readConfigJson(path)
}

/** https://huggingface.co/openai-community/gpt2/blob/main/config.json */
const GPT2 = {
  activation_function: 'gelu_new',
  architectures: ['GPT2LMHeadModel'],
  attn_pdrop: 0.1,
  bos_token_id: 50256,
  embd_pdrop: 0.1,
  eos_token_id: 50256,
  initializer_range: 0.02,
  layer_norm_epsilon: 1e-5,
  model_type: 'gpt2',
  n_ctx: 1024,
  n_embd: 768,
  n_head: 12,
  n_layer: 12,
  n_positions: 1024,
  resid_pdrop: 0.1,
  summary_activation: null,
  summary_first_dropout: 0.1,
  summary_proj_to_labels: true,
  summary_type: 'cls_index',
  summary_use_proj: true,
  task_specific_params: { 'text-generation': { do_sample: true, max_length: 50 } },
  vocab_size: 50257,
}

/** What https://huggingface.co/distilbert/distilgpt2/blob/main/config.json has beside that. */
const DISTILGPT2 = {
  ...GPT2,
  _num_labels: 1,
  id2label: { 0: 'LABEL_0' },
  label2id: { LABEL_0: 0 },
  n_layer: 6,
}

const SHAPE = { vocabulary: 50257, context: 1024, width: 768, layers: 12, heads: 12 }

describe('reading config.json', () => {
  it('takes the published gpt2 and distilgpt2', async () => {
    expect(await read(GPT2)).toEqual({ config: SHAPE, endOfText: 50256 })
    expect(await read(DISTILGPT2)).toEqual({ config: { ...SHAPE, layers: 6 }, endOfText: 50256 })
  })

  it('takes what later versions of transformers write', async () => {
    const later = {
      ...GPT2,
      activation_function: 'gelu_pytorch_tanh',
      n_inner: 3072,
      dtype: 'float32',
      pad_token_id: null,
      add_cross_attention: false,
      reorder_and_upcast_attn: false,
      scale_attn_by_inverse_layer_idx: false,
      scale_attn_weights: true,
      tie_word_embeddings: true,
      transformers_version: '5.1.0',
    }
    expect((await read(later)).config).toEqual(SHAPE)
    // A byte order mark, as some editors leave it.
    expect((await read(`\ufeff${JSON.stringify(GPT2)}`)).config).toEqual(SHAPE)
  })

  it('takes defaults for what may be left out, and no end of text where there is none or several', async () => {
    const least = { model_type: 'gpt2', vocab_size: 5, n_positions: 2, n_embd: 4, n_layer: 1, n_head: 2 }
    const config = { vocabulary: 5, context: 2, width: 4, layers: 1, heads: 2 }
    expect(await read(least)).toEqual({ config, endOfText: undefined })
    expect((await read({ ...least, eos_token_id: null })).endOfText).toBeUndefined()
    expect((await read({ ...least, eos_token_id: [1, 2] })).endOfText).toBeUndefined()
    expect((await read({ ...least, eos_token_id: 0 })).endOfText).toBe(0)
  })

  it.each([
    ['model_type', 'llama', 'expected "gpt2" (no other architecture is implemented), got "llama"'],
    ['model_type', undefined, 'expected "gpt2" (no other architecture is implemented), got nothing'],
    ['vocab_size', 0, 'expected a whole number from 1 to 2147483647, got 0'],
    ['n_positions', undefined, 'got nothing'],
    ['n_positions', 1e12, 'got 1000000000000'],
    ['n_embd', 766.5, 'expected a whole number from 1 to 2147483647, got 766.5'],
    ['n_embd', 770, 'expected a multiple of n_head, 12, got 770'],
    ['n_layer', 1e9, 'expected a whole number from 1 to 10000, got 1000000000'],
    ['n_head', '12', 'got "12"'],
    ['n_inner', 2048, 'expected null or 4 * n_embd, 3072, got 2048'],
    ['n_inner', 'x', 'expected a whole number or null, got "x"'],
    ['activation_function', 'relu', 'expected "gelu_new" or "gelu_pytorch_tanh" (GELU by tanh), got "relu"'],
    ['activation_function', 'gelu', 'got "gelu"'],
    ['layer_norm_epsilon', 1e-6, 'expected 0.00001, got 0.000001'],
    ['tie_word_embeddings', false, 'expected true (the output layer is the token embedding), got false'],
    ['scale_attn_weights', false, 'expected true, got false'],
    ['scale_attn_by_inverse_layer_idx', true, 'expected false, got true'],
    ['reorder_and_upcast_attn', true, 'expected false, got true'],
    ['add_cross_attention', true, 'expected false, got true'],
    ['eos_token_id', 50257, 'expected a token from 0 to 50256 (vocab_size), got 50257'],
    ['eos_token_id', -1, 'got -1'],
  ])('refuses %s: %j', async (field, value, says) => {
    const message = await refusal(read({ ...GPT2, [field]: value }), path)
    expect(message).toMatch(/^: /)
    expect(message).toContain(`${field}: expected`)
    expect(message).toContain(says)
    expect(message.trim().split('\n')).toHaveLength(2)
    expect(message).toContain('gpt2 and distilgpt2')
  })

  it('names everything that is wrong, and cuts long values', async () => {
    const message = await refusal(read({ ...GPT2, model_type: 'x'.repeat(200), n_head: [1] }), path)
    expect(message).toContain(`got "${'x'.repeat(59)}...\n`)
    expect(message).toContain('n_head: expected a whole number from 1 to 2147483647, got [1]')
  })

  it('refuses what is no JSON object, with the line', async () => {
    expect(await refusal(read('{\n"n_layer": 2,\n}'), path)).toContain('line 3: not valid JSON')
    expect(await refusal(read('{"a": 1'), path)).toContain('line 1: not valid JSON')
    expect(await refusal(read(''), path)).toContain('line 1: not valid JSON')
    expect(await refusal(read('[]'), path)).toContain('expected a JSON object, got []')
    expect(await refusal(read('null'), path)).toContain('expected a JSON object, got null')
    writeFileSync(path, Buffer.from([0x7b, 0xff, 0x7d]))
    expect(await refusal(readConfigJson(path), path)).toContain('bytes that are not UTF-8')
  })
})

describe('writing config.json', () => {
  it('says what transformers needs', () => {
    expect(JSON.parse(formatConfigJson(TINY, 6))).toMatchObject({
      architectures: ['GPT2LMHeadModel'],
      model_type: 'gpt2',
      activation_function: 'gelu_new',
      vocab_size: 7,
      n_positions: 3,
      n_ctx: 3,
      n_embd: 4,
      n_layer: 2,
      n_head: 2,
      n_inner: null,
      layer_norm_epsilon: 1e-5,
      tie_word_embeddings: true,
      bos_token_id: 6,
      eos_token_id: 6,
      torch_dtype: 'float32',
      scale_attn_weights: true,
    })
  })

  it('is read back as it was', async () => {
    expect(await read(formatConfigJson(TINY, 6))).toEqual({ config: TINY, endOfText: 6 })
    expect(await read(formatConfigJson(SHAPE, 0))).toEqual({ config: SHAPE, endOfText: 0 })
  })
})
