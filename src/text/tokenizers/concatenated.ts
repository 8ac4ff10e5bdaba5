/**
 * The bytes of tokens, one after another; tokens without bytes are left out. An id that is not one of
 * `bytesOf` is a RangeError.
 */
export function concatenated(
  tokens: ArrayLike<number>,
  bytesOf: readonly (Uint8Array | undefined)[],
): Uint8Array {
  let length = 0
  for (let at = 0; at < tokens.length; at++) {
    const id = tokens[at]
    if (!(id >= 0 && id < bytesOf.length)) throw new RangeError(`no token has the id ${id}`)
    length += bytesOf[id]?.length ?? 0
  }
  const bytes = new Uint8Array(length)
  let end = 0
  for (let at = 0; at < tokens.length; at++) {
    const token = bytesOf[tokens[at]]
    if (token === undefined) continue
    bytes.set(token, end)
    end += token.length
  }
  return bytes
}
