import type { FileHandle } from 'node:fs/promises'
import { BadInputError } from '../../../errors/index.js'
import { elements } from '../gpt2-config.js'
import { DTYPES } from './dtypes.js'
import { readFully } from './read-fully.js'
import type { StoredTensor } from './safetensors-header.js'

/** A tensor in an open file. */
export interface OpenTensor extends StoredTensor {
  readonly file: FileHandle
  readonly path: string
}

// Loops below are plain: a callback for each of a hundred million numbers takes seconds.

/** Elements that are held beside the target while a tensor is read. */
const CHUNK = 1 << 20

/** Reads a tensor as float32 into an array of just its length. Refuses NaN and infinity. */
export async function readTensor(tensor: OpenTensor, target: Float32Array): Promise<void> {
  for await (const { from, numbers } of chunks(tensor)) target.set(numbers, from)
}

/** Position of the first element that is not the same number as in `values`; undefined where all are. */
export async function firstDifference(tensor: OpenTensor, values: Float32Array): Promise<number | undefined> {
  for await (const { from, numbers } of chunks(tensor)) {
    for (let at = 0; at < numbers.length; at++) if (numbers[at] !== values[from + at]) return from + at
  }
  return undefined
}

/** The tensor piece by piece; the array is the same each time. */
async function* chunks(tensor: OpenTensor): AsyncGenerator<{ from: number; numbers: Float32Array }> {
  const { file, path, start } = tensor
  const dtype = DTYPES.get(tensor.dtype)
  if (dtype === undefined) throw unknownDtype(tensor)
  const length = elements(tensor.dims)
  const source = new ArrayBuffer(dtype.bytes * Math.min(CHUNK, length))
  const target = new Float32Array(Math.min(CHUNK, length))
  for (let from = 0; from < length; from += CHUNK) {
    const count = Math.min(CHUNK, length - from)
    await readFully(file, path, new Uint8Array(source, 0, dtype.bytes * count), start + dtype.bytes * from)
    const numbers = target.subarray(0, count)
    dtype.decode(source, numbers)
    refuseNotFinite(tensor, numbers, from)
    yield { from, numbers }
  }
}

export function unknownDtype({ path, name, dtype }: OpenTensor): BadInputError {
  return new BadInputError(
    `${path}: tensor "${name}": expected numbers of type ${[...DTYPES.keys()].join(', ')}, got ${dtype}`,
    'Quantised models are not read: save the model in float32 or float16.',
  )
}

function refuseNotFinite({ path, name, dtype }: OpenTensor, numbers: Float32Array, from: number): void {
  for (let at = 0; at < numbers.length; at++) {
    if (Number.isFinite(numbers[at])) continue
    const value = dtype === 'F64' ? `${numbers[at]} (read as float32)` : `${numbers[at]}`
    throw new BadInputError(
      `${path}: tensor "${name}": expected finite numbers, got ${value} at element ${from + at}`,
      'The training that wrote the model diverged, or the file is damaged: take an earlier checkpoint or download it again.',
    )
  }
}
