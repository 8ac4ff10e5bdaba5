import type { FileHandle } from 'node:fs/promises'
import { z } from 'zod'
import { BadInputError } from '../../../errors/index.js'
import { elements } from '../gpt2-config.js'
import { DTYPES } from './dtypes.js'
import { parseJsonObject, shown } from './json-file.js'
import { readFully } from './read-fully.js'

/** Where a safetensors file keeps a tensor. */
export interface StoredTensor {
  readonly name: string
  readonly dtype: string
  readonly dims: readonly number[]
  /** First byte and the byte after the last, from the start of the file. */
  readonly start: number
  readonly end: number
}

/** Bytes that say how long the header is. */
export const LENGTH_BYTES = 8

/** As the reference implementation limits it. */
const LONGEST_HEADER = 100_000_000

const size = z.int().nonnegative()
const entry = z.object({
  dtype: z.string(),
  shape: z.array(size),
  data_offsets: z.tuple([size, size]),
})

/**
 * The tensors of a safetensors file (https://huggingface.co/docs/safetensors#format), in the order of their data: 8
 * bytes with the header's length, a JSON header, then the data of all tensors without gaps. What is promised there
 * is checked, so that no later read can leave the file or the tensor.
 */
export async function readHeader(file: FileHandle, path: string): Promise<StoredTensor[]> {
  const { size: fileSize } = await file.stat()
  const length = await headerLength(file, path, fileSize)
  const dataStart = LENGTH_BYTES + length
  if (dataStart > fileSize) {
    throw damaged(`${path}: the header should end at byte ${dataStart}, but the file has ${fileSize} bytes`)
  }
  const bytes = new Uint8Array(length)
  await readFully(file, path, bytes, LENGTH_BYTES)
  const tensors = Object.entries(parseJsonObject(decodeHeader(bytes, path), `${path}: header`))
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) => storedTensor(name, value, path, dataStart))
    .sort((a, b) => a.start - b.start || a.end - b.end)
  checkLayout(tensors, path, dataStart, fileSize)
  return tensors
}

async function headerLength(file: FileHandle, path: string, fileSize: number): Promise<number> {
  if (fileSize < LENGTH_BYTES) {
    throw damaged(`${path}: expected a safetensors file, got ${fileSize} bytes, too few for its header`)
  }
  const bytes = new Uint8Array(LENGTH_BYTES)
  await readFully(file, path, bytes, 0)
  if (new TextDecoder().decode(bytes) === 'version ') {
    throw new BadInputError(
      `${path}: expected a safetensors file, got what looks like a pointer of Git LFS`,
      'Fetch the file itself: git lfs pull in its folder, or download it again.',
    )
  }
  const length = new DataView(bytes.buffer).getBigUint64(0, true)
  if (length > BigInt(LONGEST_HEADER)) {
    throw damaged(
      `${path}: expected a safetensors file, whose header has at most ${LONGEST_HEADER} bytes, got a length of ${length}`,
    )
  }
  return Number(length)
}

function decodeHeader(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw damaged(`${path}: header: expected JSON, got bytes that are not UTF-8`)
  }
}

function storedTensor(name: string, value: unknown, path: string, dataStart: number): StoredTensor {
  const parsed = entry.safeParse(value)
  if (!parsed.success) {
    throw damaged(`${path}: tensor "${name}": expected dtype, shape and data_offsets, got ${shown(value)}`)
  }
  const { dtype, shape: dims, data_offsets } = parsed.data
  const [start, end] = data_offsets
  // Kinds that are not read here may stand in the file, of buffers that are left out.
  const bytes = (DTYPES.get(dtype)?.bytes ?? 0) * elements(dims)
  if (start > end || (DTYPES.has(dtype) && end - start !== bytes)) {
    throw damaged(
      `${path}: tensor "${name}": expected ${bytes} bytes of data (${dtype}, shape [${dims.join(', ')}]), ` +
        `got data_offsets [${start}, ${end}]`,
    )
  }
  return { name, dtype, dims, start: dataStart + start, end: dataStart + end }
}

function checkLayout(
  tensors: readonly StoredTensor[],
  path: string,
  dataStart: number,
  fileSize: number,
): void {
  let previous: StoredTensor | undefined
  let at = dataStart
  for (const tensor of tensors) {
    const { name, start, end } = tensor
    if (end > fileSize) {
      throw damaged(
        `${path}: tensor "${name}": should lie at bytes ${start} to ${end}, but the file has ${fileSize} bytes`,
      )
    }
    if (start < at) {
      throw damaged(`${path}: tensor "${name}": overlaps with tensor "${previous?.name}" at byte ${start}`)
    }
    if (start > at) {
      throw damaged(
        `${path}: tensor "${name}": begins at byte ${start}, expected byte ${at}, where the data before it ends`,
      )
    }
    previous = tensor
    at = end
  }
  if (at < fileSize) {
    throw damaged(`${path}: the tensors end at byte ${at}, but the file has ${fileSize} bytes`)
  }
}

function damaged(message: string): BadInputError {
  return new BadInputError(
    message,
    'The file is cut off, damaged or no safetensors: download, copy or save it again.',
  )
}
