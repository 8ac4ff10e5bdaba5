import { describe, expect, it } from 'vitest'
import { transformerFamily } from '../../../../src/models/transformer/family.js'
import type { TransformerOptions } from '../../../../src/models/transformer/options.js'

describe('checkDecoding', () => {
  const check = async (options: object, decoding: object) =>
    transformerFamily.checkDecoding?.(options as TransformerOptions, {
      temperature: 1,
      max_tokens: 128,
      ...decoding,
    })

  it('refuses documents longer than the context, of a preset or of numbers', async () => {
    const size = { context: 64, width: 8, layers: 1, heads: 1 }
    await check({ preset: 'micro' }, {})
    await expect(check({ preset: 'micro' }, { max_tokens: 129 })).rejects.toThrow(
      "max_tokens is 129, but the model's context has 128 tokens",
    )
    await expect(check({ size }, {})).rejects.toThrow(
      "max_tokens is 128, but the model's context has 64 tokens",
    )
  })

  it('refuses beams beside any other rule', async () => {
    await check({}, { beams: 5 })
    await check({}, { beams: 5, top_p: 1, repetition_penalty: 1 })
    for (const rule of [{ temperature: 0.5 }, { top_k: 3 }, { greedy: true }, { typical_p: 0.9 }]) {
      await expect(check({}, { beams: 5, ...rule })).rejects.toThrow(
        `beams and ${Object.keys(rule)[0]} do not go together`,
      )
    }
  })
})
