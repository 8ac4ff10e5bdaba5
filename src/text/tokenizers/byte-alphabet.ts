/**
 * GPT-2's alphabet (Radford et al. 2019): every byte is written as a printable character, so that a token of any
 * bytes is a readable string without white space. Printable bytes of Latin-1 stand for themselves; the others take
 * the characters from U+0100 on, in order.
 */

export const BYTES = 256

/** The bytes and the end of a document. */
export const SMALLEST_VOCABULARY = BYTES + 1

function isPrintable(byte: number): boolean {
  return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae
}

/** `CHARACTER_OF_BYTE[32] === 'Ġ'`, `CHARACTER_OF_BYTE[10] === 'Ċ'`. */
export const CHARACTER_OF_BYTE: readonly string[] = alphabet()

/** All bytes in the order of their characters: GPT-2's ids 0 .. 255, `!` first. */
export const BYTES_IN_ORDER: readonly number[] = [...CHARACTER_OF_BYTE.keys()].sort(
  (one, other) => CHARACTER_OF_BYTE[one].charCodeAt(0) - CHARACTER_OF_BYTE[other].charCodeAt(0),
)

const BYTE_OF_CHARACTER: ReadonlyMap<string, number> = new Map(
  CHARACTER_OF_BYTE.map((character, byte) => [character, byte]),
)

function alphabet(): string[] {
  let next = 0x100
  return Array.from({ length: BYTES }, (_, byte) => String.fromCharCode(isPrintable(byte) ? byte : next++))
}

/** Bytes as a token of the alphabet: those of `" é"` are written `ĠÃ©`. */
export function writtenBytes(bytes: Uint8Array): string {
  let written = ''
  for (const byte of bytes) written += CHARACTER_OF_BYTE[byte]
  return written
}

/** The bytes that a token of the alphabet stands for; undefined where a character is not of the alphabet. */
export function bytesOfToken(token: string): Uint8Array | undefined {
  const bytes = new Uint8Array(token.length)
  for (let at = 0; at < token.length; at++) {
    const byte = BYTE_OF_CHARACTER.get(token[at])
    if (byte === undefined) return undefined
    bytes[at] = byte
  }
  return bytes
}

/** Whether valid UTF-8 can hold the byte: C0, C1 and F5 to FF never occur. */
export function occursInUtf8(byte: number): boolean {
  return byte < 0xf5 && byte !== 0xc0 && byte !== 0xc1
}
