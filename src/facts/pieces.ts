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
 * 1: a mark that a tokeniser (Moses, as in WikiText) cut out of a word. 2: a number, with groups of three digits
 * and a fraction, but not `1990s` or `4th`. 3: a word. Anything else that is not white space is a mark.
 */
const PIECE =
  /(@[-,.]@)|(\p{Nd}+(?:(?:,| @,@ )\p{Nd}{3}(?!\p{Nd}))*(?:(?:\.| @\.@ )\p{Nd}+)*(?![\p{L}\p{M}\p{N}]))|([\p{L}\p{M}\p{N}]+)|\S/gu

/**
 * The pieces of a text in order. White space only separates them, so a text reads the same plain or tokenised,
 * on one line or on several.
 *
 * @example
 * piecesOf("O'Brien paid 1 @,@ 000 .").map(({ text }) => text) // ['O', "'", 'Brien', 'paid', '1,000', '.']
 */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  for (const match of text.matchAll(PIECE)) {
    const [found, cut, number, word] = match
    const start = match.index
    const end = start + found.length
    if (word !== undefined) pieces.push({ text: word, kind: 'word', start, end })
    else if (number !== undefined) {
      pieces.push({ text: number.replace(/ @(.)@ /g, '$1'), kind: 'number', start, end })
    } else {
      const mark = cut === undefined ? found : cut[1]
      pieces.push({ text: mark === '’' ? "'" : mark, kind: 'mark', start, end })
    }
  }
  return pieces
}
