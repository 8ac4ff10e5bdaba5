import { BadInputError, EnvironmentError } from '../../../errors/index.js'
import { type Gpt2Config, parameterCount } from '../gpt2-config.js'
import type { Weights } from '../weights.js'
import { withTensors } from './open-weights.js'
import { type PlacedTensor, placeTensors } from './place-tensors.js'
import { firstDifference, readTensor } from './safetensors-tensor.js'

/** Makes an array of zeros; in shared memory where threads are to see it. */
export type Allocate = (length: number) => Float32Array

/** Whether the folder's safetensors hold just the model's tensors; their numbers are not read. */
export async function checkWeights(directory: string, config: Gpt2Config): Promise<void> {
  await withTensors(directory, (tensors) => placeTensors(config, tensors, directory))
}

/** Reads the folder's safetensors into one new array: beside it no more than a few megabytes are held. */
export function readWeights(directory: string, config: Gpt2Config, allocate: Allocate): Promise<Weights> {
  return withTensors(directory, async (tensors) => {
    const { placed, head } = placeTensors(config, tensors, directory)
    const values = allocated(allocate, parameterCount(config), directory)
    for (const { tensor, from, to } of placed) await readTensor(tensor, values.subarray(from, to))
    if (head !== undefined) await checkTied(head, values)
    return { config, values }
  })
}

function allocated(allocate: Allocate, length: number, directory: string): Float32Array {
  try {
    return allocate(length)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const megabytes = Math.ceil((length * Float32Array.BYTES_PER_ELEMENT) / 1e6)
    throw new EnvironmentError(
      `${directory}: not enough memory for its ${length} parameters (${megabytes} MB)`,
      'Free memory, or take a smaller model.',
      { cause: error },
    )
  }
}

async function checkTied({ tensor, from, to }: PlacedTensor, values: Float32Array): Promise<void> {
  const at = await firstDifference(tensor, values.subarray(from, to))
  if (at === undefined) return
  throw new BadInputError(
    `${tensor.path}: tensor "${tensor.name}": expected the same numbers as wte.weight, got others from element ${at} on`,
    'Only models whose output layer is the token embedding (tie_word_embeddings) can be read.',
  )
}
