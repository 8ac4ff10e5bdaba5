import type { Piece } from './pieces.js'

const STOPS = new Set(['.', '!', '?', '…'])

/** Short forms whose full stop ends no sentence. */
const SHORT_FORMS = new Set(
  'Mr Mrs Ms Mx Dr Prof Rev Hon St Ste Mt Ft Sgt Lt Capt Cpt Col Cmdr Adm Gen Maj Gov Sen Rep Pres Jr Sr Inc Ltd Co Corp No vs cf Fig Vol'.split(
    ' ',
  ),
)

const SINGLE_CAPITAL = /^\p{Lu}$/u
const LOWER_CASE = /^\p{Ll}/u

/**
 * Whether a sentence ends with the piece at `at`: with one of . ! ? … before white space or another mark, unless
 * the next word begins in lower case. The full stop of an initial (`J. Smith`, `the U.S. Army`) or of a short
 * form of English (`Dr. Smith`) ends none. Line breaks end none either: models of white-space separated tokens do
 * not write them, so human text and samples would be cut differently.
 */
export function endsSentence(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at]
  if (!STOPS.has(piece.text)) return false
  const next = pieces[at + 1]
  if (next === undefined) return true
  if (next.kind !== 'mark' && next.start === piece.end) return false
  if (isShortFormStop(pieces, at)) return false
  for (let after = at + 1; after < pieces.length; after++) {
    if (pieces[after].kind !== 'mark') return !LOWER_CASE.test(pieces[after].text)
  }
  return true
}

/** Whether the piece is the full stop of an initial or a short form, written against it. */
export function isShortFormStop(pieces: readonly Piece[], at: number): boolean {
  if (at === 0 || pieces[at].text !== '.') return false
  const before = pieces[at - 1]
  return before.end === pieces[at].start && (SINGLE_CAPITAL.test(before.text) || SHORT_FORMS.has(before.text))
}
