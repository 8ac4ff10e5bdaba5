import { z } from 'zod'
import { tokenizerSchema } from '../../text/tokenizers/options.js'
import { PRESETS, type Preset } from './presets.js'
import { trainingSchema } from './training/options.js'

const presets = Object.keys(PRESETS) as [Preset, ...Preset[]]

const sizeSchema = z.strictObject({
  layers: z.int().min(1).max(200),
  heads: z.int().min(1).max(200).describe('Attention heads of each layer; a divisor of the width.'),
  width: z.int().min(1).max(20_000).describe('Width of the residual stream.'),
  context: z.int().min(2).max(100_000).describe('Tokens the model sees at once.'),
})

export const transformerSchema = z
  .strictObject({
    family: z
      .literal('transformer')
      .describe("GPT-2's architecture, trained, sampled and scored on ONNX Runtime."),
    preset: z
      .enum(presets)
      .optional()
      .describe(
        'Size by name, parameters without the token embedding: nano (0.2 M), micro (0.8 M; the default), mini (4.8 M), ' +
          'small (10.7 M), gpt2 (86 M: with its vocabulary the published 124 M).',
      ),
    size: sizeSchema.optional().describe('Size by numbers, instead of a preset.'),
    base: z
      .string()
      .min(1)
      .optional()
      .describe(
        "A folder in Hugging Face's GPT-2 layout (config.json, model.safetensors, tokenizer.json): a downloaded gpt2 or " +
          'distilgpt2, or a model of this lab. Its size and its tokenizer are used; relative to the experiment file.',
      ),
    init: z
      .enum(['fresh', 'base', 'continue'])
      .optional()
      .describe(
        'What each generation is trained from: `fresh` (new weights; the default without `base`), `base` (the weights of ' +
          '`base`; the default with it) or `continue` (the previous generation; generation 0 from `base` or fresh). With ' +
          '`continue` the control goes on too, always on human data: it overfits, and is not flat. Its steps are those of the ' +
          'other arms where mixes are equally large, or `training.steps` or `tokens` are given.',
      ),
    tokenizer: tokenizerSchema
      .unwrap()
      .optional()
      .describe(`${tokenizerSchema.description ?? ''} Not with \`base\`, which brings its own.`),
    training: trainingSchema.prefault({}),
  })
  .superRefine(({ preset, size, base, init, tokenizer, training }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (preset && size) refuse('size', 'expected either preset or size, got both')
    if (base && (preset || size))
      refuse(preset ? 'preset' : 'size', 'the size is that of `base`: leave one of them out')
    if (base && tokenizer) refuse('tokenizer', 'the tokenizer is that of `base`: leave one of them out')
    if (init === 'base' && !base) refuse('init', '`init: base` needs `base: FOLDER`, the model to start from')
    if (init === 'fresh' && base)
      refuse('init', '`init: fresh` makes no use of `base`: leave one of them out')
    const seen = (size ?? PRESETS[preset ?? 'micro']).context
    if (!base && training.window !== undefined && training.window > seen) {
      context.addIssue({
        code: 'custom',
        path: ['training', 'window'],
        message: `expected at most the context of ${seen} tokens, got ${training.window}`,
      })
    }
    const batchTokens = training.batch * (training.window ?? seen)
    if (!base && training.tokens !== undefined && training.tokens < batchTokens) {
      context.addIssue({
        code: 'custom',
        path: ['training', 'tokens'],
        message: `expected at least one batch, ${batchTokens} tokens, got ${training.tokens}: lower training.batch, or train on more`,
      })
    }
    if (size && size.width % size.heads !== 0) {
      context.addIssue({
        code: 'custom',
        path: ['size', 'heads'],
        message: `expected a divisor of the width of ${size.width}, got ${size.heads}`,
      })
    }
  })

export type TransformerOptions = z.infer<typeof transformerSchema>

/** What a generation is trained from, the default filled in. */
export function initOf({ init, base }: TransformerOptions): 'fresh' | 'base' | 'continue' {
  return init ?? (base === undefined ? 'fresh' : 'base')
}
