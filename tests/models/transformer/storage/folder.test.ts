import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { EnvironmentError } from '../../../../src/errors/index.js'
import { parameters } from '../../../../src/models/transformer/gpt2-config.js'
import { inspectGpt2, loadGpt2, saveGpt2 } from '../../../../src/models/transformer/storage/folder.js'
import { views } from '../../../../src/models/transformer/weights.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import {
  added,
  bytesOf,
  edited,
  type Header,
  refusal,
  renamed,
  safetensors,
  savedTiny,
  TINY,
  TOKENIZER,
  takenApart,
  tinyWeights,
} from './helpers.js'

const parent = temporaryFolder()
const weights = tinyWeights()
let directory = ''
let tensors = ''
beforeEach(async () => {
  directory = await savedTiny(parent)
  tensors = join(directory, 'model.safetensors')
})

async function loaded(): Promise<Float32Array> {
  return (await loadGpt2(directory)).weights.values
}

/** Refused when the folder is read and already when it is inspected, with the same words. */
async function refused(place = directory): Promise<string> {
  const message = await refusal(loadGpt2(directory), place)
  expect(await refusal(inspectGpt2(directory), place)).toBe(message)
  return message
}

function setConfig(fields: object): void {
  const path = join(directory, 'config.json')
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...fields }))
}

describe('saving and loading', () => {
  it('gives back the same numbers, tokenizer and extra', async () => {
    const extra = { tokens: 'bytes', nested: { a: [1, null] } }
    await saveGpt2(directory, weights, TOKENIZER, extra)
    expect(await loadGpt2(directory)).toEqual({
      config: TINY,
      endOfText: 6,
      weights,
      tokenizerJson: TOKENIZER.toJson(),
      extra,
    })
    expect(await inspectGpt2(directory)).toEqual({ config: TINY, endOfText: TOKENIZER.endOfDocument })
  })

  it('writes the files of a model, in the same bytes each time, and nothing else', async () => {
    expect(readdirSync(directory).sort()).toEqual([
      'config.json',
      'model.safetensors',
      'tokenizer.json',
      'tokenizer_config.json',
    ])
    expect((await loadGpt2(directory)).extra).toBeUndefined()
    const again = await savedTiny(parent, (await loadGpt2(directory)).weights)
    for (const name of readdirSync(directory)) {
      expect(readFileSync(join(again, name))).toEqual(readFileSync(join(directory, name)))
    }
    const { header } = takenApart(tensors)
    expect(Object.keys(header)).toEqual(parameters(TINY).map(({ name }) => name))
    expect(header['h.1.attn.c_attn.weight'].shape).toEqual([4, 12])
  })

  it('tells transformers how to take the tokenizer', async () => {
    const path = join(directory, 'tokenizer_config.json')
    const common = {
      clean_up_tokenization_spaces: false,
      model_max_length: 3,
      tokenizer_class: 'PreTrainedTokenizerFast',
    }
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      ...common,
      bos_token: '<|endoftext|>',
      eos_token: '<|endoftext|>',
    })
    // Without a name for the token there is nothing to tell.
    await saveGpt2(directory, weights, { endOfDocument: 5, toJson: () => '{}' })
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(common)
  })

  it('reads into the memory it is given', async () => {
    const shared: SharedArrayBuffer[] = []
    const { weights: read } = await loadGpt2(directory, (length) => {
      shared.push(new SharedArrayBuffer(4 * length))
      return new Float32Array(shared[0])
    })
    expect(read.values.buffer).toBe(shared[0])
    expect(read.values).toEqual(weights.values)
  })

  it('says what did not fit where there is no memory', async () => {
    const loading = loadGpt2(directory, () => {
      throw new RangeError('Array buffer allocation failed')
    })
    await expect(loading).rejects.toThrow(EnvironmentError)
    // By hand: (7 + 3) * 4 for the embeddings, 12 * 16 + 13 * 4 a layer, 8 for the last norm.
    await expect(loading).rejects.toThrow('not enough memory for its 536 parameters (1 MB)')
  })
})

describe('the forms in which others save GPT-2', () => {
  it('names with the prefix, mask buffers and a head that equals the embedding', async () => {
    renamed(tensors, (name) => `transformer.${name}`)
    added(tensors, 'transformer.h.0.attn.bias', 'BOOL', [1, 1, 3, 3], new Uint8Array(9))
    added(tensors, 'transformer.h.1.attn.masked_bias', 'I64', [], new Uint8Array(8))
    added(tensors, 'lm_head.weight', 'F32', [7, 4], bytesOf(views(weights).get('wte.weight')!))
    expect(await loaded()).toEqual(weights.values)
  })

  it('the embedding under the name of the head alone', async () => {
    renamed(tensors, (name) => (name === 'wte.weight' ? 'lm_head.weight' : name))
    expect(await loaded()).toEqual(weights.values)
  })

  it('any order of tensors, and numbers of other kinds', async () => {
    const all = views(weights)
    const header: Header = {}
    const data: Uint8Array[] = []
    let offset = 0
    for (const [name, values] of [...all].reverse()) {
      const bytes = bytesOf(Float64Array.from(values))
      const { shape } = takenApart(tensors).header[name]
      header[name] = { dtype: 'F64', shape, data_offsets: [offset, offset + bytes.length] }
      data.push(bytes)
      offset += bytes.length
    }
    writeFileSync(tensors, safetensors(header, Buffer.concat(data)))
    expect(await loaded()).toEqual(weights.values)
  })

  it('other files beside it', async () => {
    for (const name of ['generation_config.json', 'merges.txt', 'pytorch_model.bin', 'README.md']) {
      writeFileSync(join(directory, name), 'whatever')
    }
    expect(await loaded()).toEqual(weights.values)
  })
})

describe('shards', () => {
  const files = ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors']
  let index: Record<string, string>

  /** Cuts the model into two files. */
  beforeEach(() => {
    const { header, data } = takenApart(tensors)
    index = {}
    for (const [number, file] of files.entries()) {
      const part: Header = {}
      const pieces: Buffer[] = []
      let offset = 0
      for (const [at, [name, entry]] of Object.entries(header).entries()) {
        if (at % 2 !== number) continue
        const bytes = data.subarray(...entry.data_offsets)
        part[name] = { ...entry, data_offsets: [offset, offset + bytes.length] }
        pieces.push(bytes)
        offset += bytes.length
        index[name] = file
      }
      writeFileSync(join(directory, file), safetensors(part, Buffer.concat(pieces)))
    }
    rmSync(tensors)
    writeIndex(index)
  })

  function writeIndex(weight_map: unknown): void {
    writeFileSync(`${tensors}.index.json`, JSON.stringify({ metadata: { total_size: 1 }, weight_map }))
  }

  it('are read as one model', async () => {
    expect(await loaded()).toEqual(weights.values)
  })

  it('give way to a model in one file', async () => {
    writeFileSync(tensors, 'x')
    expect(await refused(tensors)).toContain('too few for its header')
  })

  it('must all be there and be files of the folder', async () => {
    rmSync(join(directory, files[1]))
    expect(await refused(join(directory, files[1]))).toContain('no such file')
    for (const name of ['../model-00001-of-00002.safetensors', 'sub/x.safetensors', 'x.bin', 7]) {
      writeIndex({ ...index, 'wte.weight': name })
      expect(await refused(`${tensors}.index.json`)).toContain('weight_map: expected tensors and the names')
    }
    writeIndex(undefined)
    expect(await refused(`${tensors}.index.json`)).toContain('got nothing')
    writeFileSync(`${tensors}.index.json`, '{')
    expect(await refused(`${tensors}.index.json`)).toContain('line 1: not valid JSON')
  })

  it('must hold what the index says, once', async () => {
    writeIndex({ ...index, 'wte.weight': index['wpe.weight'] })
    expect(await refused(join(directory, index['wpe.weight']))).toContain('no tensor "wte.weight"')
    writeIndex(index)
    const second = join(directory, index['wpe.weight'])
    added(second, 'transformer.wte.weight', 'F32', [1], new Uint8Array(4))
    expect(await refused()).toMatch(/"wte.weight" is stored twice: as "wte.weight" in .* as "transformer.wte/)
  })
})

describe('a folder that is no model', () => {
  it('is not there, or is a file', async () => {
    directory = join(directory, 'nothing')
    expect(await refused()).toMatch(/no such folder[\s\S]*config.json, tokenizer.json and model.safetensors/)
    directory = tensors
    expect(await refused()).toContain('expected a folder, got a file')
  })

  it.each(['config.json', 'tokenizer.json', 'model.safetensors'])('lacks %s', async (name) => {
    rmSync(join(directory, name))
    const message = await refused()
    expect(message).toContain(`: no ${name}`)
    expect(message).toContain("A model's folder holds config.json")
  })

  it('has a model in the form of PyTorch', async () => {
    renameSync(tensors, join(directory, 'pytorch_model.bin'))
    const message = await refused()
    expect(message).toContain('expected model.safetensors, got pytorch_model.bin')
    expect(message).toContain('safe_serialization=True')
  })

  it('has a tokenizer in the older form', async () => {
    renameSync(join(directory, 'tokenizer.json'), join(directory, 'vocab.json'))
    expect(await refused()).toContain('expected tokenizer.json, got vocab.json')
  })

  it('has folders in the place of files', async () => {
    rmSync(tensors)
    mkdirSync(tensors)
    expect(await refused(tensors)).toContain('expected a file, got a folder')
    rmSync(join(directory, 'config.json'))
    mkdirSync(join(directory, 'config.json'))
    expect(await refused(join(directory, 'config.json'))).toContain('expected a file, got a folder')
  })

  it('has a tokenizer or an extra that are not what they should be', async () => {
    const tokenizer = join(directory, 'tokenizer.json')
    writeFileSync(tokenizer, Buffer.from([0xff]))
    expect(await refusal(loadGpt2(directory), tokenizer)).toContain('not UTF-8')
    writeFileSync(tokenizer, '{}')
    const extra = join(directory, 'collapse.json')
    writeFileSync(extra, '[]')
    expect(await refusal(loadGpt2(directory), extra)).toContain('expected a JSON object, got []')
  })
})

describe('tensors that are not those of config.json', () => {
  it('missing', async () => {
    renamed(tensors, (name) => (name === 'h.0.ln_1.bias' ? 'h.0.attn.bias' : name))
    expect(await refused()).toContain('no tensor "h.0.ln_1.bias" in the safetensors')
    setConfig({ n_layer: 3 })
    expect(await refused()).toMatch(
      /no tensor "h.0.ln_1.bias", "h.2.ln_1.weight", "h.2.ln_1.bias" and 10 more[\s\S]*3 layers \(n_layer\): h.0 to h.2/,
    )
  })

  it('too many', async () => {
    added(tensors, 'score.weight', 'F32', [1], new Uint8Array(4))
    expect(await refused(tensors)).toMatch(/GPT-2 has no tensor "score.weight"\n.*heads for other tasks/)
    setConfig({ n_layer: 1 })
    expect(await refused(tensors)).toMatch(/"h.1.ln_1.weight", .* and 10 more\n.*1 layers/)
  })

  it('of other shapes', async () => {
    setConfig({ n_positions: 4, n_ctx: 4 })
    expect(await refused(tensors)).toContain('tensor "wpe.weight": expected shape [4, 4], got [3, 4]')
    setConfig({ n_positions: 3 })
    // As nn.Linear holds it: the other way round.
    edited(tensors, (header) => {
      header['h.0.mlp.c_fc.weight'].shape.reverse()
      return undefined
    })
    expect(await refused(tensors)).toContain(
      'tensor "h.0.mlp.c_fc.weight": expected shape [4, 16], got [16, 4]',
    )
  })

  it('of other kinds', async () => {
    edited(tensors, (header) => {
      header['ln_f.bias'].dtype = 'I32'
      return undefined
    })
    expect(await refused(tensors)).toContain(
      'tensor "ln_f.bias": expected numbers of type F64, F32, F16, BF16, got I32',
    )
  })

  it('a head of its own', async () => {
    const other = views(tinyWeights()).get('wte.weight')!
    other[9] += 1
    added(tensors, 'lm_head.weight', 'F32', [7, 4], bytesOf(other))
    const message = await refusal(loadGpt2(directory), tensors)
    expect(message).toContain('tensor "lm_head.weight": expected the same numbers as wte.weight')
    expect(message).toContain('from element 9 on')
    edited(tensors, (header) => {
      header['lm_head.weight'].shape.reverse()
      return undefined
    })
    expect(await refused(tensors)).toContain('tensor "lm_head.weight": expected shape [7, 4], got [4, 7]')
  })

  it('numbers that are none', async () => {
    const broken = tinyWeights()
    views(broken).get('h.1.mlp.c_proj.bias')![2] = Number.NaN
    await saveGpt2(directory, broken, TOKENIZER)
    expect(await refusal(loadGpt2(directory), tensors)).toContain(
      'tensor "h.1.mlp.c_proj.bias": expected finite numbers, got NaN at element 2',
    )
  })
})
