import { writeFileAtomic } from '../../../files/atomic.js'
import { elements, type ParameterShape } from '../gpt2-config.js'
import { LENGTH_BYTES } from './safetensors-header.js'

/** What data begins at a multiple of. */
const ALIGNMENT = 8

/**
 * Writes a flat array as a safetensors file of float32 tensors in the order given, whole or not at all. The same
 * numbers give the same bytes; they are written from where they lie, so no copy of them is made.
 */
export async function writeSafetensors(
  path: string,
  shapes: readonly ParameterShape[],
  values: Float32Array,
): Promise<void> {
  await writeFileAtomic(path, [encodeHeader(shapes), littleEndian(values)])
}

function encodeHeader(shapes: readonly ParameterShape[]): Uint8Array {
  let offset = 0
  const entries = shapes.map(({ name, dims }) => {
    const start = offset
    offset += Float32Array.BYTES_PER_ELEMENT * elements(dims)
    return [name, { dtype: 'F32', shape: dims, data_offsets: [start, offset] }] as const
  })
  // transformers refuses a file that does not say which framework's layout it has.
  const header = { __metadata__: { format: 'pt' }, ...Object.fromEntries(entries) }
  const json = Buffer.from(JSON.stringify(header))
  const length = Math.ceil(json.length / ALIGNMENT) * ALIGNMENT
  const bytes = Buffer.alloc(LENGTH_BYTES + length, ' ')
  bytes.writeBigUInt64LE(BigInt(length))
  json.copy(bytes, LENGTH_BYTES)
  return bytes
}

/** Node runs on little-endian machines, whose memory is the file's layout. */
function littleEndian(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}
