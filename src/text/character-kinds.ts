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

const KNOWN = 1
/** What a character is: flags that are added up. */
export const COUNTED = 2
export const PUNCTUATION = 4
export const DIGIT = 8
export const EMOJI = 16
export const LETTER = 32
export const CASED = 64
export const UPPER_CASE = 128
/** Bits from here on: the number of the script. */
export const SCRIPT = 8

/** Kinds of the code points that were met so far: asking regular expressions each time is slow. */
const basicKinds = new Uint16Array(0x10000)
const otherKinds = new Map<number, number>()

/** Flags of a code point, and for a letter the number of its script above them. */
export function kindOf(point: number): number {
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
