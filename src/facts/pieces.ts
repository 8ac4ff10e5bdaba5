/** A word, a number or a single mark of a text: what names are compared by. */
export interface Piece {
  /** As it is compared: `’` is `'`, `1 @,@ 000` is `1,000`, `@-@` is `-`. */
  readonly text: string
  readonly kind: 'word' | 'number' | 'mark'
  /** UTF-16 positions in the text. */
  readonly start: number
  readonly end: number
}

/**
 * A number from a digit on: with groups of three digits and a fraction, also as tokenisers cut them, but not
 * `1990s` or `4th`.
 */
const NUMBER = /\p{Nd}+(?:(?:,| @,@ )\p{Nd}{3}(?!\p{Nd}))*(?:(?:\.| @\.@ )\p{Nd}+)*(?![\p{L}\p{M}\p{N}])/uy

/** A mark that a tokeniser (Moses, as in WikiText) cut out of a word. */
const CUT_MARK = /@([-,.])@/y

/**
 * The pieces of a text in order: numbers, words (letters, combining marks and digits) and any other character that
 * is not white space. White space only separates them, so a text reads the same plain or tokenised, on one line or
 * on several.
 *
 * @example
 * piecesOf("O'Brien paid 1 @,@ 000 .").map(({ text }) => text) // ['O', "'", 'Brien', 'paid', '1,000', '.']
 */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  for (let start = 0; start < text.length; ) {
    const type = typeAt(text, start)
    if (type === SPACE) start++
    else {
      const piece = type === MARK ? markAt(text, start) : (numberAt(text, start, type) ?? wordAt(text, start))
      pieces.push(piece)
      start = piece.end
    }
  }
  return pieces
}

function wordAt(text: string, start: number): Piece {
  let end = start
  while (end < text.length && typeAt(text, end) >= LETTER) end += widthAt(text, end)
  return { text: text.slice(start, end), kind: 'word', start, end }
}

function numberAt(text: string, start: number, type: number): Piece | undefined {
  if (type !== DIGIT) return undefined
  NUMBER.lastIndex = start
  if (!NUMBER.test(text)) return undefined
  const end = NUMBER.lastIndex
  return { text: text.slice(start, end).replace(/ @(.)@ /g, '$1'), kind: 'number', start, end }
}

function markAt(text: string, start: number): Piece {
  if (text[start] === '@') {
    CUT_MARK.lastIndex = start
    const cut = CUT_MARK.exec(text)
    if (cut !== null) return { text: cut[1], kind: 'mark', start, end: start + cut[0].length }
  }
  const end = start + widthAt(text, start)
  const mark = text.slice(start, end)
  return { text: mark === '’' ? "'" : mark, kind: 'mark', start, end }
}

const [UNKNOWN, SPACE, MARK, LETTER, DIGIT] = [0, 1, 2, 3, 4]

/** Types of the characters up to U+FFFF that were met so far: asking a regular expression each time is slow. */
const types = new Uint8Array(0x10000)

function typeAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (types[code] !== UNKNOWN) return types[code]
  const character = String.fromCodePoint(text.codePointAt(at) ?? code)
  const type = typeOf(character)
  if (character.length === 1) types[code] = type
  return type
}

function typeOf(character: string): number {
  if (/\s/u.test(character)) return SPACE
  if (/\p{Nd}/u.test(character)) return DIGIT
  return /[\p{L}\p{M}\p{N}]/u.test(character) ? LETTER : MARK
}

/** UTF-16 units of the character at a position. */
function widthAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 0xd800 || code > 0xdbff) return 1
  const next = text.charCodeAt(at + 1)
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1
}
