import { z } from 'zod'
import { BadInputError } from '../../../errors/index.js'
import { type Gpt2Config, LAYER_NORM_EPSILON } from '../gpt2-config.js'
import { readJsonObject, shown } from './json-file.js'

export const CONFIG_FILE = 'config.json'

/** What a model's config.json says, as far as it matters here. */
export interface StoredConfig {
  readonly config: Gpt2Config
  /** The token after which a text ends (`eos_token_id`); undefined where the file names none, or several. */
  readonly endOfText: number | undefined
}

/** Above every model there is; keeps a damaged number from making a list that fills memory. */
const MOST_LAYERS = 10_000

// Each field's error says what is supported; fields that change nothing here (dropout, labels, tasks) are not read.
// A field that is left out means what transformers' GPT2Config takes for it.
const schema = z
  .looseObject({
    model_type: only('gpt2', '"gpt2" (no other architecture is implemented)'),
    vocab_size: wholeNumber(),
    n_positions: wholeNumber(),
    n_embd: wholeNumber(),
    n_layer: wholeNumber(MOST_LAYERS),
    n_head: wholeNumber(),
    n_inner: z.int('a whole number or null').nullish(),
    activation_function: z
      .enum(['gelu_new', 'gelu_pytorch_tanh'], '"gelu_new" or "gelu_pytorch_tanh" (GELU by tanh)')
      .optional(),
    layer_norm_epsilon: only(LAYER_NORM_EPSILON, `${LAYER_NORM_EPSILON}`).optional(),
    tie_word_embeddings: only(true, 'true (the output layer is the token embedding)').optional(),
    scale_attn_weights: only(true, 'true').optional(),
    scale_attn_by_inverse_layer_idx: only(false, 'false').optional(),
    reorder_and_upcast_attn: only(false, 'false').optional(),
    add_cross_attention: only(false, 'false').optional(),
    eos_token_id: z.unknown().optional(),
  })
  .refine(({ n_embd, n_head }) => n_embd % n_head === 0, {
    path: ['n_embd'],
    error: ({ input }) => `a multiple of n_head, ${(input as { n_head: number }).n_head}`,
  })
  .refine(({ n_embd, n_inner }) => n_inner == null || n_inner === 4 * n_embd, {
    path: ['n_inner'],
    error: ({ input }) => `null or 4 * n_embd, ${4 * (input as { n_embd: number }).n_embd}`,
  })
  .refine(({ eos_token_id: end, vocab_size }) => typeof end !== 'number' || isToken(end, vocab_size), {
    path: ['eos_token_id'],
    error: ({ input }) =>
      `a token from 0 to ${(input as { vocab_size: number }).vocab_size - 1} (vocab_size)`,
  })

/** Reads config.json; refuses, with its name and what is supported, every field that asks for another model. */
export async function readConfigJson(path: string): Promise<StoredConfig> {
  const json = await readJsonObject(path)
  const parsed = schema.safeParse(json)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path: [field], message }) => {
      const name = String(field)
      return `${path}: ${name}: expected ${message}, got ${shown(json[name])}`
    })
    throw new BadInputError(
      lines.join('\n'),
      'Models of the architecture of gpt2 and distilgpt2 can be read, of any size.',
    )
  }
  const { vocab_size, n_positions, n_embd, n_layer, n_head, eos_token_id } = parsed.data
  return {
    config: {
      vocabulary: vocab_size,
      context: n_positions,
      width: n_embd,
      layers: n_layer,
      heads: n_head,
    },
    endOfText: typeof eos_token_id === 'number' ? eos_token_id : undefined,
  }
}

/** The text of config.json for transformers' GPT2LMHeadModel. */
export function formatConfigJson(
  { vocabulary, context, width, layers, heads }: Gpt2Config,
  endOfText: number,
): string {
  const fields = {
    activation_function: 'gelu_new',
    architectures: ['GPT2LMHeadModel'],
    attn_pdrop: 0,
    bos_token_id: endOfText,
    embd_pdrop: 0,
    eos_token_id: endOfText,
    initializer_range: 0.02,
    layer_norm_epsilon: LAYER_NORM_EPSILON,
    model_type: 'gpt2',
    n_ctx: context,
    n_embd: width,
    n_head: heads,
    n_inner: null,
    n_layer: layers,
    n_positions: context,
    reorder_and_upcast_attn: false,
    resid_pdrop: 0,
    scale_attn_by_inverse_layer_idx: false,
    scale_attn_weights: true,
    tie_word_embeddings: true,
    torch_dtype: 'float32',
    use_cache: true,
    vocab_size: vocabulary,
  }
  return `${JSON.stringify(fields, undefined, 2)}\n`
}

function only<const Value extends string | number | boolean>(value: Value, expected: string) {
  return z.literal(value, expected)
}

function wholeNumber(most = 0x7fffffff) {
  const expected = `a whole number from 1 to ${most}`
  // A number out of range ends the parse: what is checked against it would only add to the message.
  return z.int(expected).min(1, { error: expected, abort: true }).max(most, { error: expected, abort: true })
}

function isToken(value: number, vocabulary: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < vocabulary
}
