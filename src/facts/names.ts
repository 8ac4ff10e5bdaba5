import type { Piece } from './pieces.js'
import { endsSentence, isShortFormStop } from './sentences.js'

/** Pieces `first .. last` of a text. */
export interface Run {
  readonly first: number
  readonly last: number
}

/** Small words inside names: Vincent van Gogh, Bank of the West, Rio de la Plata. */
const PARTICLES = new Set(
  'of the de del della delle dei degli di da do dos das du des la le les el al bin ibn von van der den ten ter zu zum zur und y af av'.split(
    ' ',
  ),
)
const MOST_PARTICLES = 3

/** Longer runs of capitalised words are headlines, not names. */
const MOST_WORDS = 8

const CAPITALISED = /^[\p{Lu}\p{Lt}]/u
const SINGLE_LETTER = /^.$/u

/** Tells words that are written with a capital by themselves from those that only begin something. */
export interface Capitals {
  isProper(word: string): boolean
}

/**
 * Learns from texts which words are capitalised by themselves: those that stand capitalised where nothing begins
 * at least as often as they stand in lower case. A word that is only ever seen first counts as such if it is never
 * seen in lower case.
 */
export function learnCapitals(
  texts: Iterable<{ readonly text: string; readonly pieces: readonly Piece[] }>,
): Capitals {
  const inside = new Map<string, number>()
  const lower = new Map<string, number>()
  for (const { text, pieces } of texts) {
    for (const [at, piece] of pieces.entries()) {
      if (piece.kind !== 'word') continue
      if (!CAPITALISED.test(piece.text)) lower.set(piece.text, (lower.get(piece.text) ?? 0) + 1)
      else if (!isFirst(text, pieces, at)) inside.set(piece.text, (inside.get(piece.text) ?? 0) + 1)
    }
  }
  return { isProper: (word) => (inside.get(word) ?? 0) >= (lower.get(word.toLowerCase()) ?? 0) }
}

/**
 * The names of a text: runs of two to eight capitalised words on one line, the longest there are. Inside a run may
 * stand up to three particles in a row (`van`, `of the`), the full stop of an initial or a title (`J. R. R.`,
 * `St.`), a hyphen or an apostrophe between capitals (`Jean-Luc`, `O'Brien`, each one word). Where something
 * begins (a text, a line, a sentence, or after a mark other than a comma), any word has a capital: there, and
 * after a full stop inside the run, only words that are capitalised by themselves count. One letter alone
 * (`I`, `A`) begins no name.
 *
 * @example
 * "The" begins a sentence, "the" is common: namesIn('The New York Times of today') // New York Times
 */
export function namesIn(text: string, pieces: readonly Piece[], capitals: Capitals): Run[] {
  const runs: Run[] = []
  for (let first = 0; first < pieces.length; first++) {
    if (!mayBegin(text, pieces, first, capitals)) continue
    let last = first
    let words = 1
    for (;;) {
      const next = nextWord(text, pieces, last, capitals)
      if (next === undefined) break
      last = next.at
      if (!next.joined) words++
    }
    if (words >= 2 && words <= MOST_WORDS && hasWholeWord(pieces, first, last)) runs.push({ first, last })
    first = last
  }
  return runs
}

function isCapitalised(piece: Piece | undefined): boolean {
  return piece?.kind === 'word' && CAPITALISED.test(piece.text)
}

/** Whether something begins with the piece, so that its capital says nothing. */
function isFirst(text: string, pieces: readonly Piece[], at: number): boolean {
  const before = pieces[at - 1]
  if (before === undefined || isLineBetween(text, before, pieces[at])) return true
  if (before.kind !== 'mark' || before.text === ',') return false
  if (isShortFormStop(pieces, at - 1)) return false
  // Written against the word before as well: a hyphen or an apostrophe inside a word.
  if (isJoint(pieces, at - 1)) return false
  return before.text !== '.' || endsSentence(pieces, at - 1)
}

function mayBegin(text: string, pieces: readonly Piece[], at: number, capitals: Capitals): boolean {
  const piece = pieces[at]
  if (!isCapitalised(piece)) return false
  if (isFirst(text, pieces, at) && !capitals.isProper(piece.text)) return false
  // A line all in capitals: DUKE OF YORK.
  if (PARTICLES.has(piece.text.toLowerCase()) && piece.text === piece.text.toUpperCase()) return false
  return (
    !SINGLE_LETTER.test(piece.text) ||
    (at + 1 < pieces.length && (isShortFormStop(pieces, at + 1) || isJoint(pieces, at + 1)))
  )
}

/** The next word of a run that has come to `at`; `joined` if it is part of the same word. */
function nextWord(
  text: string,
  pieces: readonly Piece[],
  at: number,
  capitals: Capitals,
): { readonly at: number; readonly joined: boolean } | undefined {
  const next = at + 1
  if (next >= pieces.length || isLineBetween(text, pieces[at], pieces[next])) return undefined
  if (isCapitalised(pieces[next])) return { at: next, joined: false }
  if (pieces[next].kind === 'mark') {
    const behind = next + 1
    if (!isCapitalised(pieces[behind]) || isLineBetween(text, pieces[next], pieces[behind])) return undefined
    if (isJoint(pieces, next)) return { at: behind, joined: true }
    const word = pieces[behind].text
    const goesOn = isShortFormStop(pieces, next) && (SINGLE_LETTER.test(word) || capitals.isProper(word))
    return goesOn ? { at: behind, joined: false } : undefined
  }
  let behind = next
  while (behind - next < MOST_PARTICLES && PARTICLES.has(pieces[behind]?.text)) {
    if (isLineBetween(text, pieces[behind - 1], pieces[behind])) return undefined
    behind++
  }
  if (behind === next || !isCapitalised(pieces[behind])) return undefined
  return isLineBetween(text, pieces[behind - 1], pieces[behind]) ? undefined : { at: behind, joined: false }
}

/** A hyphen between two words, or the apostrophe of O'Brien: against both, or as tokenisers set them. */
function isJoint(pieces: readonly Piece[], at: number): boolean {
  const [before, mark, behind] = [pieces[at - 1], pieces[at], pieces[at + 1]]
  if (before?.kind !== 'word' || behind?.kind !== 'word') return false
  if (mark.text === '-') {
    const cut = mark.end - mark.start === 3
    return cut || (before.end === mark.start && mark.end === behind.start)
  }
  return (
    mark.text === "'" &&
    SINGLE_LETTER.test(before.text) &&
    isCapitalised(before) &&
    isCapitalised(behind) &&
    mark.end === behind.start
  )
}

/** Initials alone (U.S.) are no name. */
function hasWholeWord(pieces: readonly Piece[], first: number, last: number): boolean {
  for (let at = first; at <= last; at++) {
    if (isCapitalised(pieces[at]) && !SINGLE_LETTER.test(pieces[at].text)) return true
  }
  return false
}

function isLineBetween(text: string, before: Piece, after: Piece): boolean {
  const gap = after.start - before.end
  if (gap <= 1) return gap === 1 && text[before.end] === '\n'
  return text.slice(before.end, after.start).includes('\n')
}
