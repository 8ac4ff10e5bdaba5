import {
  CASED,
  COUNTED,
  DIGIT,
  EMOJI,
  kindOf,
  LETTER,
  PUNCTUATION,
  SCRIPT,
  type Script,
  scripts,
  UPPER_CASE,
} from './character-kinds.js'

/** How many characters of each kind stand in texts. */
export interface CharacterCounts {
  /** All that are counted: not white space, not control or format characters, not combining marks. */
  readonly characters: number
  readonly punctuation: number
  readonly digits: number
  readonly emoji: number
  readonly letters: number
  /** Letters that have two cases, and those of them in upper (or title) case. */
  readonly cased: number
  readonly upperCase: number
  readonly scripts: Readonly<Record<Script, number>>
}

/**
 * Counts characters by kind, one code point each. Combining marks, and the vowels and finals of Hangul that is
 * spelled out, belong to the character before them: a text counts the same composed (NFC) and decomposed (NFD).
 * An emoji is what is shown as one: by itself, or because U+FE0F follows.
 *
 * @example
 * countCharacters(['Ab 1!']) // characters 4, letters 2, upperCase 1, digits 1, punctuation 1
 */
export function countCharacters(texts: Iterable<string>): CharacterCounts {
  const tally = new Float64Array(scripts.length << SCRIPT)
  let shownAsEmoji = 0
  for (const text of texts) shownAsEmoji += tallyKinds(text, tally)
  const sum = (flag: number, script?: number) => {
    const [from, to] = script === undefined ? [0, scripts.length] : [script, script + 1]
    let total = 0
    for (let kind = from << SCRIPT; kind < to << SCRIPT; kind++) if (kind & flag) total += tally[kind]
    return total
  }
  const ofScript = scripts.map((script, index) => [script, sum(LETTER, index)] as const)
  return {
    characters: sum(COUNTED),
    punctuation: sum(PUNCTUATION),
    digits: sum(DIGIT),
    emoji: sum(EMOJI) + shownAsEmoji,
    letters: sum(LETTER),
    cased: sum(CASED),
    upperCase: sum(UPPER_CASE),
    scripts: Object.fromEntries(ofScript) as Record<Script, number>,
  }
}

/** Adds 1 for each character at its kind; gives how many more are emoji because U+FE0F follows them. */
function tallyKinds(text: string, tally: Float64Array): number {
  let shownAsEmoji = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0xd800 && unit < 0xdc00) {
      const point = text.codePointAt(at) ?? unit
      if (point > 0xffff) at++
      tally[kindOf(point)]++
    } else {
      tally[kindOf(unit)]++
      if (unit === SHOW_AS_EMOJI && at > 0 && canBeEmoji(text, at - 1)) shownAsEmoji++
    }
  }
  return shownAsEmoji
}

const SHOW_AS_EMOJI = 0xfe0f

/** Whether the character that ends at `end` is shown as text alone and as an emoji before U+FE0F. */
function canBeEmoji(text: string, end: number): boolean {
  const low = text.charCodeAt(end)
  const start = low >= 0xdc00 && low < 0xe000 && end > 0 ? end - 1 : end
  const character = String.fromCodePoint(text.codePointAt(start) ?? low)
  return /\p{Emoji}/u.test(character) && !/\p{Emoji_Presentation}/u.test(character)
}
