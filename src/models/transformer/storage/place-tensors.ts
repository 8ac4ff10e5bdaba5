import { BadInputError } from '../../../errors/index.js'
import { elements, type Gpt2Config, parameters } from '../gpt2-config.js'
import { DTYPES } from './dtypes.js'
import { type OpenTensor, unknownDtype } from './safetensors-tensor.js'

/** A tensor of a file and its place in the flat array of weights. */
export interface PlacedTensor {
  readonly tensor: OpenTensor
  /** First element, and the element after the last. */
  readonly from: number
  readonly to: number
}

export interface PlacedTensors {
  readonly placed: readonly PlacedTensor[]
  /** An output layer of its own that must equal the token embedding, where one is stored. */
  readonly head: PlacedTensor | undefined
}

/** Before the names where the model was saved with its output layer, as GPT2LMHeadModel. */
const PREFIX = 'transformer.'
const EMBEDDING = 'wte.weight'
const HEAD = 'lm_head.weight'

/** The causal mask, which older versions of transformers saved with the weights. */
const MASK = /^h\.\d+\.attn\.(masked_)?bias$/

/** Names shown of those that are missing or too many. */
const SHOWN = 3

/** Finds each parameter of the model among the stored tensors; all must be there in their shapes, and nothing else. */
export function placeTensors(
  config: Gpt2Config,
  tensors: readonly OpenTensor[],
  directory: string,
): PlacedTensors {
  const found = byName(tensors, directory)
  const stored = found.get(HEAD)
  // A tied model may be saved with its shared matrix under either name.
  if (stored !== undefined && !found.has(EMBEDDING)) {
    found.set(EMBEDDING, stored)
    found.delete(HEAD)
  }
  const shapes = parameters(config)
  const missing = shapes.filter(({ name }) => !found.has(name))
  if (missing.length > 0) {
    throw new BadInputError(
      `${directory}: no tensor ${listed(missing)} in the safetensors`,
      `${expectation(config)} Check that config.json is this model's and that the files are whole.`,
    )
  }
  const placed: PlacedTensor[] = []
  let head: PlacedTensor | undefined
  let from = 0
  for (const { name, dims } of shapes) {
    const to = from + elements(dims)
    placed.push({ tensor: checked(found.get(name)!, dims), from, to })
    const output = found.get(HEAD)
    if (name === EMBEDDING && output !== undefined) head = { tensor: checked(output, dims), from, to }
    found.delete(name)
    from = to
  }
  found.delete(HEAD)
  const more = [...found.values()]
  if (more.length > 0) {
    throw new BadInputError(
      `${more[0].path}: GPT-2 has no tensor ${listed(more)}`,
      `${expectation(config)} Check that config.json is this model's; heads for other tasks and adapters are not read.`,
    )
  }
  return { placed, head }
}

function byName(tensors: readonly OpenTensor[], directory: string): Map<string, OpenTensor> {
  const found = new Map<string, OpenTensor>()
  for (const tensor of tensors) {
    const name = tensor.name.startsWith(PREFIX) ? tensor.name.slice(PREFIX.length) : tensor.name
    if (MASK.test(name)) continue
    const other = found.get(name)
    if (other !== undefined) {
      throw new BadInputError(
        `${directory}: the tensor "${name}" is stored twice: as "${other.name}" in ${other.path} and as "${tensor.name}" in ${tensor.path}`,
        'Save the model again.',
      )
    }
    found.set(name, tensor)
  }
  return found
}

function checked(tensor: OpenTensor, expected: readonly number[]): OpenTensor {
  const { path, name, dims } = tensor
  if (dims.length !== expected.length || dims.some((size, axis) => size !== expected[axis])) {
    throw new BadInputError(
      `${path}: tensor "${name}": expected shape [${expected.join(', ')}], got [${dims.join(', ')}]`,
      "The shape expected follows from config.json: check that it is this model's.",
    )
  }
  if (!DTYPES.has(tensor.dtype)) throw unknownDtype(tensor)
  return tensor
}

function expectation({ layers }: Gpt2Config): string {
  return `config.json says ${layers} layers (n_layer): h.0 to h.${layers - 1}.`
}

function listed(tensors: readonly { readonly name: string }[]): string {
  const names = tensors.slice(0, SHOWN).map(({ name }) => `"${name}"`)
  const more = tensors.length - names.length
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
