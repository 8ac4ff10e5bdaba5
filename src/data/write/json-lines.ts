/** Characters that JSON leaves as they are and that some readers take for the end of a line. */
const LINE_ENDS = /[\u0085\u2028\u2029]/g

/**
 * JSON Lines: one record a line, each line ended by a line feed that stands nowhere else.
 *
 * @example
 * encodeJsonLines([{ text: 'a\nb' }]) // the bytes of '{"text":"a\\nb"}\n'
 */
export function encodeJsonLines(records: readonly unknown[]): Uint8Array {
  const lines = records.map((record) => {
    const json = JSON.stringify(record).replace(
      LINE_ENDS,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    return `${json}\n`
  })
  return Buffer.from(lines.join(''), 'utf8')
}
