import { elements, type Gpt2Config, parameters } from './gpt2-config.js'

/** A model's numbers: one flat array, the parameters one after another as `parameters(config)` lists them. */
export interface Weights {
  readonly config: Gpt2Config
  readonly values: Float32Array
}

/** The parameters by name, as views of the flat array. */
export function views({ config, values }: Weights): Map<string, Float32Array> {
  const found = new Map<string, Float32Array>()
  let offset = 0
  for (const { name, dims } of parameters(config)) {
    const end = offset + elements(dims)
    found.set(name, values.subarray(offset, end))
    offset = end
  }
  return found
}
