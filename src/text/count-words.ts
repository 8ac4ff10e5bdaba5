import { WHITE_SPACE } from './words.js'

const isSpace = new RegExp(`[${WHITE_SPACE}]`)
/** 1 for white space, by UTF-16 unit: asking a regular expression each time is slow. */
const SPACES = Uint8Array.from({ length: 0x3001 }, (_, unit) =>
  Number(isSpace.test(String.fromCharCode(unit))),
)

/**
 * How many tokens `splitWords` would find, without making them.
 *
 * @example
 * countWords(' Rain  fell.\n') // 2
 */
export function countWords(text: string): number {
  let words = 0
  let before = 1
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const space = unit < SPACES.length ? SPACES[unit] : 0
    if (space < before) words++
    before = space
  }
  return words
}
