import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadGpt2 } from '../../../../src/models/transformer/storage/folder.js'
import { views, type Weights } from '../../../../src/models/transformer/weights.js'
import { sha256 } from '../../../../src/files/checksum.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { CHECK_GPT2, runTorch, torchLogits, withoutTorch } from '../../../helpers/python.js'
import { bytesOf, savedTiny, TINY, tinyWeights } from './helpers.js'

/** SHA-256 of each parameter's bytes, which `check_gpt2.py` works out on its own side. */
function digests(weights: Weights): Record<string, string> {
  return Object.fromEntries([...views(weights)].map(([name, values]) => [name, sha256(bytesOf(values))]))
}

describe.skipIf(withoutTorch !== '')(`an independent GPT-2 in PyTorch${withoutTorch}`, () => {
  const parent = temporaryFolder()

  it('reads every number of a model that we saved', async () => {
    const weights = tinyWeights()
    expect(runTorch(CHECK_GPT2, ['digest', await savedTiny(parent, weights)])).toEqual(digests(weights))
  })

  it('writes models that we read: every kind of number, heads, masks and shards', async () => {
    const { vocabulary, context, width, layers, heads } = TINY
    const sizes = { n_positions: context, n_embd: width, n_layer: layers, n_head: heads }
    const config = { vocab_size: vocabulary, ...sizes, eos_token_id: 6 }
    const models = {
      F32: { config, seed: 1, dtype: 'F32', head: true, shards: false },
      F16: { config, seed: 2, dtype: 'F16', head: false, shards: false },
      BF16: { config, seed: 3, dtype: 'BF16', head: true, shards: true },
      F64: { config, seed: 4, dtype: 'F64', head: false, shards: true },
    }
    const told = runTorch(CHECK_GPT2, ['write', parent], models) as Record<string, unknown>
    expect(Object.keys(told)).toEqual(Object.keys(models))
    for (const [name, digest] of Object.entries(told)) {
      const { weights, endOfText } = await loadGpt2(join(parent, name))
      expect(weights.config).toEqual(TINY)
      expect(endOfText).toBe(6)
      expect(digests(weights)).toEqual(digest)
    }
  })

  it('gives logits that are known where the last norm lets only its bias through', async () => {
    const weights = tinyWeights()
    const parameter = views(weights)
    parameter.get('ln_f.weight')!.fill(0)
    parameter.get('ln_f.bias')!.set([1, 2, 3, 4])
    const embedding = parameter.get('wte.weight')!
    // Then the logit of token v is the product of its embedding and (1, 2, 3, 4), whatever came before.
    const expected = Array.from({ length: TINY.vocabulary }, (_, token) => {
      const [a, b, c, d] = embedding.subarray(4 * token, 4 * token + 4)
      return a + 2 * b + 3 * c + 4 * d
    })
    const logits = torchLogits(await savedTiny(parent, weights), [[0, 6, 3], [5]])
    expect(logits.map(({ length }) => length)).toEqual([3, 1])
    for (const position of logits.flat()) {
      for (const [token, value] of position.entries()) expect(value).toBeCloseTo(expected[token], 12)
    }
  })

  it('looks at the tokens before a position and never at those after it', async () => {
    const [first, second] = torchLogits(await savedTiny(parent), [
      [1, 2, 3],
      [1, 2, 4],
    ])
    expect(second.slice(0, 2)).toEqual(first.slice(0, 2))
    expect(second[2]).not.toEqual(first[2])
  })
})
