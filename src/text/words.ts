/**
 * White space inside a character class: Unicode's as Python's str.split() takes it: U+001C-001F and U+0085
 * separate, a byte order mark (U+FEFF) does not.
 */
export const WHITE_SPACE =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'

/** Maximal runs of characters that are not white space. */
const WORD = new RegExp(`[^${WHITE_SPACE}]+`, 'g')

/**
 * Whitespace-separated tokens, case kept.
 *
 * @example
 * splitWords(' Rain  fell.\n') // ['Rain', 'fell.']
 */
export function splitWords(text: string): string[] {
  return text.match(WORD) ?? []
}
