import type { PhraseCount, PhraseEvidence } from '../../../analysis/audit/index.js'
import type { TextView } from '../../../contracts/text.js'
import { gramPlaces } from '../../../metrics/gram-places.js'
import { documentGrams } from '../../../metrics/grams.js'
import { logOdds } from '../../../numerics/log-odds.js'
import { falseDiscoveries } from '../../../numerics/false-discoveries.js'
import { normalTwoSidedP } from '../../../numerics/normal.js'
import { gramText } from './gram-text.js'

const ORDERS = [1, 2, 3, 4]
/** Documents of both sides together; a rarer phrase cannot be told from chance. */
const FEWEST_DOCUMENTS = 5
/** Weight of the prior, in documents. */
const PRIOR = 20
const SHOWN = 12
/** What is listed though it is chance, of all that is listed. */
const FALSE_SHARE = 0.05
/** A longer phrase that stands in this share of a shorter one's documents says the same, and says more. */
const SAME = 0.7

interface Candidate extends Omit<PhraseCount, 'phrase'> {
  readonly order: number
  readonly gram: number
  readonly of: TextView
}

/**
 * Phrases of one to four tokens that stand in more, or in fewer, of the group's documents than of the reference's, beyond
 * what chance does among so many (Bonferroni at 5%). Counted by documents, so that one that repeats itself counts once.
 */
export function contrastPhrases(view: TextView, reference: TextView): PhraseEvidence {
  const documents = view.texts.length
  const others = reference.texts.length
  const candidates = ORDERS.flatMap((order) => candidatesOf(view, reference, order))
  const clear = beyondChance(candidates)
  return {
    more: distinctPhrases(clear.filter(({ z }) => z > 0)),
    fewer: distinctPhrases(clear.filter(({ z }) => z < 0)),
    documents,
    others,
    compared: candidates.length,
  }
}

function beyondChance(candidates: readonly Candidate[]): readonly Candidate[] {
  const holds = falseDiscoveries(
    candidates.map(({ z }) => normalTwoSidedP(z)),
    FALSE_SHARE,
  )
  return candidates.filter((_, index) => holds[index])
}

function candidatesOf(view: TextView, reference: TextView, order: number): Candidate[] {
  const here = documentGrams(view, order).documentsWith
  const there = documentGrams(reference, order).documentsWith
  const places = gramPlaces(reference, view, order)
  const seen = new Uint8Array(there.length)
  const found: Candidate[] = []
  const consider = (documents: number, others: number, of: TextView, gram: number) => {
    if (documents + others < FEWEST_DOCUMENTS) return
    if (documents === view.texts.length && others === reference.texts.length) return
    const first = { count: documents, total: view.texts.length }
    const { z } = logOdds(first, { count: others, total: reference.texts.length }, PRIOR)
    found.push({ documents, others, z, order, gram, of })
  }
  for (let gram = 0; gram < here.length; gram++) {
    const place = places[gram]
    if (place >= 0) seen[place] = 1
    consider(here[gram], place < 0 ? 0 : there[place], view, gram)
  }
  for (let gram = 0; gram < there.length; gram++)
    if (seen[gram] === 0) consider(0, there[gram], reference, gram)
  return found
}

/** The clearest first; of phrases that hold one another, the one that says most. */
function distinctPhrases(candidates: readonly Candidate[]): PhraseCount[] {
  const sorted = candidates.toSorted(
    (left, right) =>
      Math.abs(right.z) - Math.abs(left.z) || right.order - left.order || left.gram - right.gram,
  )
  const listed: PhraseCount[] = []
  for (const { order, gram, of, documents, others, z } of sorted) {
    const phrase = gramText(of, order, gram)
    const kin = listed.findIndex((known) => holds(known.phrase, phrase) || holds(phrase, known.phrase))
    if (kin < 0) {
      if (listed.length < SHOWN) listed.push({ phrase, documents, others, z })
      continue
    }
    const known = listed[kin]
    const [now, before] = z > 0 ? [documents, known.documents] : [others, known.others]
    if (phrase.length > known.phrase.length && now >= SAME * before) {
      listed[kin] = { phrase, documents, others, z }
    }
  }
  return listed
}

/** Whether a phrase stands in another, token by token. */
function holds(phrase: string, part: string): boolean {
  return ` ${phrase} `.includes(` ${part} `)
}
