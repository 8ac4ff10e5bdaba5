/** Scripts that are told apart; letters of any other stand under the last. */
export const scripts = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Thai',
  'Han',
  'Kana',
  'Hangul',
  'other',
] as const

export type Script = (typeof scripts)[number]

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

const [KNOWN, COUNTED, PUNCTUATION, DIGIT] = [1, 2, 4, 8]
const [EMOJI, LETTER, CASED, UPPER_CASE] = [16, 32, 64, 128]
/** Bits from here on: the number of the script. */
const SCRIPT = 8

/** Kinds of the code points that were met so far: asking regular expressions each time is slow. */
const basicKinds = new Uint16Array(0x10000)
const otherKinds = new Map<number, number>()

function kindOf(point: number): number {
  const known = point < 0x10000 ? basicKinds[point] : otherKinds.get(point)
  if (known) return known
  const kind = KNOWN | describe(point)
  if (point < 0x10000) basicKinds[point] = kind
  else otherKinds.set(point, kind)
  return kind
}

const UNSEEN = /[\s\p{Cc}\p{Cf}\p{M}]/u
const IS_PUNCTUATION = /\p{P}/u
const IS_DIGIT = /\p{Nd}/u
const IS_EMOJI = /\p{Emoji_Presentation}/u
const IS_LETTER = /\p{L}/u
const IS_UPPER = /[\p{Lu}\p{Lt}]/u
const IS_LOWER = /\p{Ll}/u

function describe(point: number): number {
  const character = String.fromCodePoint(point)
  if (UNSEEN.test(character) || isInnerJamo(point)) return 0
  if (IS_LETTER.test(character)) {
    const isUpper = IS_UPPER.test(character)
    const isCased = isUpper || IS_LOWER.test(character)
    const script = scripts.indexOf(scriptOf(character)) << SCRIPT
    return COUNTED | LETTER | (isCased ? CASED : 0) | (isUpper ? UPPER_CASE : 0) | script
  }
  if (IS_PUNCTUATION.test(character)) return COUNTED | PUNCTUATION
  if (IS_DIGIT.test(character)) return COUNTED | DIGIT
  return IS_EMOJI.test(character) ? COUNTED | EMOJI : COUNTED
}

/** A vowel or final consonant of Hangul, which follows the consonant it belongs to. */
function isInnerJamo(point: number): boolean {
  return (point >= 0x1160 && point <= 0x11ff) || (point >= 0xd7b0 && point <= 0xd7ff)
}

const scriptPatterns: readonly (readonly [Script, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Bengali', /\p{Script=Bengali}/u],
  ['Tamil', /\p{Script=Tamil}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Han', /\p{Script=Han}/u],
  // By extension: the long vowel mark belongs to both kana.
  ['Kana', /[\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]/u],
  ['Hangul', /\p{Script=Hangul}/u],
]

function scriptOf(letter: string): Script {
  return scriptPatterns.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'other'
}

/** Whether the character that ends at `end` is shown as text alone and as an emoji before U+FE0F. */
function canBeEmoji(text: string, end: number): boolean {
  const low = text.charCodeAt(end)
  const start = low >= 0xdc00 && low < 0xe000 && end > 0 ? end - 1 : end
  const character = String.fromCodePoint(text.codePointAt(start) ?? low)
  return /\p{Emoji}/u.test(character) && !/\p{Emoji_Presentation}/u.test(character)
}
