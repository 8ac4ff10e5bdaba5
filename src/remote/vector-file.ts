import { endianness } from 'node:os'
import { sha256 } from '../files/checksum.js'

/**
 * One answer of a server as bytes: a header (the word `vectors1`, the number of texts, the numbers in a vector, and
 * the SHA-256 of all that follows), the SHA-256 of each text, and the vectors, 32 bits a number, lowest byte first.
 */
const MAGIC = 'vectors1'
const HASH_BYTES = 32
export const HEADER_BYTES = MAGIC.length + 4 + 4 + HASH_BYTES

/** More in one answer is a damaged file: nothing of that size is made. */
const MOST_TEXTS = 1_000_000

export function encodeVectors(hashes: readonly string[], vectors: readonly Float32Array[]): Buffer {
  const names = Buffer.from(hashes.join(''), 'hex')
  const body = Buffer.concat([names, ...vectors.map(bytesOf)])
  const header = Buffer.alloc(HEADER_BYTES)
  header.write(MAGIC, 'latin1')
  header.writeUInt32LE(hashes.length, MAGIC.length)
  header.writeUInt32LE(vectors[0]?.length ?? 0, MAGIC.length + 4)
  header.write(sha256(body), MAGIC.length + 8, 'hex')
  return Buffer.concat([header, body])
}

/** The vectors, in the order of the hashes. Throws where the bytes are not those that were written. */
export function decodeVectors(bytes: Buffer): Float32Array[] {
  const { count, dimension, checksum } = readHeader(bytes)
  const body = bytes.subarray(HEADER_BYTES)
  if (sha256(body) !== checksum) throw new Error('it does not match its checksum')
  const values = body.subarray(count * HASH_BYTES)
  return Array.from({ length: count }, (_, row) =>
    Float32Array.from({ length: dimension }, (_, axis) => values.readFloatLE((row * dimension + axis) * 4)),
  )
}

/** The names of the texts; `read` gives so many bytes that follow the header. */
export async function hashesOf(header: Buffer, read: (bytes: number) => Promise<Buffer>): Promise<string[]> {
  const { count } = readHeader(header)
  const names = await read(count * HASH_BYTES)
  if (names.length !== count * HASH_BYTES) throw new Error('it is cut short')
  return Array.from({ length: count }, (_, row) =>
    names.toString('hex', row * HASH_BYTES, (row + 1) * HASH_BYTES),
  )
}

function readHeader(bytes: Buffer): { count: number; dimension: number; checksum: string } {
  if (bytes.length < HEADER_BYTES || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new Error('it is no file of vectors')
  }
  const count = bytes.readUInt32LE(MAGIC.length)
  if (count > MOST_TEXTS) throw new Error('it is no file of vectors')
  return {
    count,
    dimension: bytes.readUInt32LE(MAGIC.length + 4),
    checksum: bytes.toString('hex', MAGIC.length + 8, HEADER_BYTES),
  }
}

function bytesOf(vector: Float32Array): Buffer {
  const bytes = Buffer.from(
    Uint8Array.from(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)),
  )
  return endianness() === 'LE' ? bytes : bytes.swap32()
}
