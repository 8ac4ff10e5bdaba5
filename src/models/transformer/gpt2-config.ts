/** The shape of a GPT-2 model (Radford et al. 2019): learned positions, LayerNorm before each block, GELU by tanh, tied head. */
export interface Gpt2Config {
  /** Tokens the embedding knows (`vocab_size`). */
  readonly vocabulary: number
  /** Positions there are (`n_positions`): the longest input. */
  readonly context: number
  /** Width of the residual stream (`n_embd`); a multiple of `heads`. */
  readonly width: number
  readonly layers: number
  readonly heads: number
}

/** LayerNorm's epsilon, as GPT-2 was published. */
export const LAYER_NORM_EPSILON = 1e-5

export interface ParameterShape {
  /** As Hugging Face's GPT-2 names it. */
  readonly name: string
  /** Row-major; the weights of linear maps are [in, out], as GPT-2's Conv1D holds them. */
  readonly dims: readonly number[]
}

/** All parameters, in the order in which they lie in one flat array: `parameters(config)[0].name === 'wte.weight'`. */
export function parameters({ vocabulary, context, width, layers }: Gpt2Config): ParameterShape[] {
  const shapes: ParameterShape[] = [
    { name: 'wte.weight', dims: [vocabulary, width] },
    { name: 'wpe.weight', dims: [context, width] },
  ]
  for (let layer = 0; layer < layers; layer++) {
    const at = `h.${layer}`
    shapes.push(
      { name: `${at}.ln_1.weight`, dims: [width] },
      { name: `${at}.ln_1.bias`, dims: [width] },
      { name: `${at}.attn.c_attn.weight`, dims: [width, 3 * width] },
      { name: `${at}.attn.c_attn.bias`, dims: [3 * width] },
      { name: `${at}.attn.c_proj.weight`, dims: [width, width] },
      { name: `${at}.attn.c_proj.bias`, dims: [width] },
      { name: `${at}.ln_2.weight`, dims: [width] },
      { name: `${at}.ln_2.bias`, dims: [width] },
      { name: `${at}.mlp.c_fc.weight`, dims: [width, 4 * width] },
      { name: `${at}.mlp.c_fc.bias`, dims: [4 * width] },
      { name: `${at}.mlp.c_proj.weight`, dims: [4 * width, width] },
      { name: `${at}.mlp.c_proj.bias`, dims: [width] },
    )
  }
  shapes.push({ name: 'ln_f.weight', dims: [width] }, { name: 'ln_f.bias', dims: [width] })
  return shapes
}

export function elements(dims: readonly number[]): number {
  return dims.reduce((product, size) => product * size, 1)
}

/** Parameters there are, the tied head counted once: 124,439,808 for the published gpt2. */
export function parameterCount(config: Gpt2Config): number {
  return parameters(config).reduce((sum, { dims }) => sum + elements(dims), 0)
}
