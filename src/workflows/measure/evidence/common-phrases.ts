import type { TextView } from '../../../contracts/text.js'
import { documentGrams } from '../../../metrics/grams.js'
import { gramText } from './gram-text.js'

const ORDER = 6
const SHOWN = 6
const FEWEST_DOCUMENTS = 3
/** Tokens that two phrases share when they are pieces of one longer phrase. */
const SAME_TOKENS = 4

/** Phrases of six tokens that stand in the most documents: what templates leave behind. */
export function commonPhrases(view: TextView): { phrase: string; documents: number }[] {
  const { documentsWith } = documentGrams(view, ORDER)
  const grams = [...documentsWith.keys()]
    .filter((gram) => documentsWith[gram] >= FEWEST_DOCUMENTS)
    .sort((left, right) => documentsWith[right] - documentsWith[left] || left - right)
  const listed: { phrase: string; tokens: ReadonlySet<string>; documents: number }[] = []
  for (const gram of grams.slice(0, MOST_LOOKED_AT)) {
    if (listed.length === SHOWN) break
    const phrase = gramText(view, ORDER, gram)
    const tokens = new Set(phrase.split(' '))
    const isPiece = listed.some((known) => shared(known.tokens, tokens) >= SAME_TOKENS)
    if (!isPiece) listed.push({ phrase, tokens, documents: documentsWith[gram] })
  }
  return listed.map(({ phrase, documents }) => ({ phrase, documents }))
}

/** Pieces of one long template come one after the other; beyond so many there is nothing new to show. */
const MOST_LOOKED_AT = 2000

function shared(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let count = 0
  for (const token of left) if (right.has(token)) count++
  return count
}
