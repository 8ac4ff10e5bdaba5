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
  const after = wordAfter(pieces, at)
  return after === pieces.length || !LOWER_CASE.test(pieces[after].text)
}

/** Of each text the last search for a word: no word stands between `from` and `word`. */
const searches = new WeakMap<readonly Piece[], { readonly from: number; readonly word: number }>()

/** The first word or number behind a piece, else the end. Marks in a row are gone through once, not for each of them. */
function wordAfter(pieces: readonly Piece[], at: number): number {
  const last = searches.get(pieces)
  if (last !== undefined && last.from <= at && at < last.word) return last.word
  let word = at + 1
  while (word < pieces.length && pieces[word].kind === 'mark') word++
  searches.set(pieces, { from: at, word })
  return word
}

/** Whether the piece is the full stop of an initial or a short form, written against it. */
export function isShortFormStop(pieces: readonly Piece[], at: number): boolean {
  if (at === 0 || pieces[at].text !== '.') return false
  const before = pieces[at - 1]
  return before.end === pieces[at].start && (SINGLE_CAPITAL.test(before.text) || SHORT_FORMS.has(before.text))
}
