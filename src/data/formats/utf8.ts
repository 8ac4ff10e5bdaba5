import { isUtf8 } from 'node:buffer'

/** Where and why bytes are not text; `offset` counts from the start of the (uncompressed) file. */
export class NotTextError extends Error {
  constructor(
    readonly problem: 'binary' | 'utf-16' | 'gzip' | 'utf-8',
    readonly offset: number,
  ) {
    super(`${problem} at byte ${offset}`)
  }
}

/** Decodes chunks of bytes into chunks of text; strips a byte order mark; refuses what is not UTF-8 text. */
export async function* decodeUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let carry: Uint8Array = new Uint8Array(0)
  let offset = 0
  let atStart = true
  for await (const chunk of chunks) {
    const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk])
    // A byte order mark may be cut by the chunk's end: wait for three bytes.
    if (atStart && bytes.length < 3) {
      carry = bytes
      continue
    }
    let from = 0
    if (atStart) {
      refuseForeignStart(bytes)
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) from = 3
      atStart = false
    }
    const zero = bytes.indexOf(0)
    if (zero >= 0) throw new NotTextError('binary', offset + zero)
    const to = Math.max(from, lastBoundary(bytes))
    yield decodeWhole(bytes.subarray(from, to), offset + from)
    carry = bytes.subarray(to)
    offset += to
  }
  if (carry.length > 0) {
    if (atStart) refuseForeignStart(carry)
    const zero = carry.indexOf(0)
    if (zero >= 0) throw new NotTextError('binary', offset + zero)
    yield decodeWhole(carry, offset)
  }
}

function refuseForeignStart(bytes: Uint8Array): void {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new NotTextError('utf-16', 0)
  }
  if (first === 0x1f && second === 0x8b) throw new NotTextError('gzip', 0)
}

function decodeWhole(bytes: Uint8Array, offset: number): string {
  if (!isUtf8(bytes)) throw new NotTextError('utf-8', offset + firstInvalid(bytes))
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

/** Where a sequence begins that the end of the bytes cuts; the length if there is none. */
function lastBoundary(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.length - back : bytes.length
    if (byte < 0x80) return bytes.length
  }
  return bytes.length
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4
  return lead >= 0xe0 ? 3 : 2
}

/** Position of the first byte of the first invalid sequence, by halving: a prefix is valid or only cut. */
function firstInvalid(bytes: Uint8Array): number {
  let valid = 0
  let invalid = bytes.length
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    const prefix = bytes.subarray(0, middle)
    if (isUtf8(prefix.subarray(0, lastBoundary(prefix)))) valid = middle
    else invalid = middle
  }
  return lastBoundary(bytes.subarray(0, valid))
}
