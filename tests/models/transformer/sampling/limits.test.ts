import { describe, expect, it } from 'vitest'
import { transformerFamily } from '../../../../src/models/transformer/family.js'
import type { TransformerOptions } from '../../../../src/models/transformer/options.js'

describe('checkDecoding', () => {
  const check = (options: object, decoding: object) => () =>
    transformerFamily.checkDecoding?.(options as TransformerOptions, {
      temperature: 1,
      max_tokens: 128,
      ...decoding,
    })

  it('refuses documents longer than the context, of a preset or of numbers', () => {
    const size = { context: 64, width: 8, layers: 1, heads: 1 }
    expect(check({ preset: 'micro' }, {})).not.toThrow()
    expect(check({ preset: 'micro' }, { max_tokens: 129 })).toThrow(
      "max_tokens is 129, but the model's context has 128 tokens",
    )
    expect(check({ size }, {})).toThrow("max_tokens is 128, but the model's context has 64 tokens")
    // What a base model sees is in its folder.
    expect(check({ base: 'gpt2' }, { max_tokens: 1024 })).not.toThrow()
  })

  it('refuses beams beside any other rule', () => {
    expect(check({}, { beams: 5 })).not.toThrow()
    expect(check({}, { beams: 5, top_p: 1, repetition_penalty: 1 })).not.toThrow()
    for (const rule of [{ temperature: 0.5 }, { top_k: 3 }, { greedy: true }, { typical_p: 0.9 }]) {
      expect(check({}, { beams: 5, ...rule })).toThrow(`beams and ${Object.keys(rule)[0]} do not go together`)
    }
  })
})
