import type { Fact, FactReader, Statement } from '../contracts/world.js'
import { learnCapitals, namesIn, type Run } from './names.js'
import { PhraseTrie } from './phrase-trie.js'
import { type Piece, piecesOf } from './pieces.js'

/**
 * The names and numbers of texts as facts `{ subject: the name, relation: 'name' | 'number', object: '' }`, in the
 * order in which they first appear. Names are those of `namesIn`; a number has two digits or more. Every occurrence
 * in a text is a right statement, the longest name first: in "the New York Times", "New York" is not found if both
 * are known. Wrong statements are not told: a name that stands there is a name.
 *
 * @example
 * mineFacts(['He saw New York in 1999.']).facts.map(({ subject }) => subject) // ['New York', '1999']
 */
export function mineFacts(texts: readonly string[]): FactReader {
  const capitals = learnCapitals(piecesOfAll(texts))
  const candidates = new PhraseTrie()
  const phrases: { readonly pieces: readonly Piece[]; readonly fact: Fact }[] = []
  for (const { text, pieces } of piecesOfAll(texts)) {
    for (const { first, last } of [...namesIn(text, pieces, capitals), ...numbersIn(pieces)]) {
      const own = pieces.slice(first, last + 1)
      if (candidates.add(own) < phrases.length) continue
      phrases.push({ pieces: own, fact: factOf(text, own) })
    }
  }
  // A name that only ever stands inside longer ones is never found on its own: it is no fact.
  const seen = new Uint8Array(phrases.length)
  for (const { pieces } of piecesOfAll(texts)) {
    for (const { phrase } of candidates.find(pieces)) seen[phrase] = 1
  }
  const kept = phrases.filter((_phrase, index) => seen[index] === 1)
  const trie = new PhraseTrie()
  for (const { pieces } of kept) trie.add(pieces)
  return {
    facts: kept.map(({ fact }) => fact),
    tells: [],
    read: (text) => {
      const pieces = piecesOf(text)
      return trie.find(pieces).map(
        ({ phrase, first, last }): Statement => ({
          kind: 'right',
          fact: phrase,
          start: pieces[first].start,
          end: pieces[last].end,
        }),
      )
    },
  }
}

/** Cut anew each time: the pieces of a large corpus take far more memory than its text. */
function* piecesOfAll(texts: readonly string[]): Generator<{ text: string; pieces: Piece[] }> {
  for (const text of texts) yield { text, pieces: piecesOf(text) }
}

function numbersIn(pieces: readonly Piece[]): Run[] {
  return pieces.flatMap(({ kind, text }, at) =>
    kind === 'number' && text.replace(/\P{Nd}/gu, '').length >= 2 ? [{ first: at, last: at }] : [],
  )
}

/** The name as it first stands in the text, its white space made one blank. */
function factOf(text: string, pieces: readonly Piece[]): Fact {
  const [first] = pieces
  const subject = text.slice(first.start, pieces[pieces.length - 1].end).replace(/\s+/g, ' ')
  const isNumber = pieces.length === 1 && first.kind === 'number'
  return { subject, relation: isNumber ? 'number' : 'name', object: '' }
}
