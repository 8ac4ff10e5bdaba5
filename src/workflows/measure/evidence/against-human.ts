import { COPY_LENGTH, type ShareEvidence } from '../../../analysis/audit/index.js'
import type { TextView } from '../../../contracts/text.js'
import { gramPlaces } from '../../../metrics/gram-places.js'
import { gramsAt } from '../../../metrics/grams.js'
import { oncePer } from '../../../metrics/once.js'
import { ratioOfSums } from '../../../numerics/ratio-of-sums.js'

const SHOWN = 4

/** Tokens in runs of `COPY_LENGTH` or more that stand in the human text, and the longest of these runs. */
export function copiedTokens(view: TextView, human: TextView): ShareEvidence {
  const { offsets } = view.corpus()
  const places = gramPlaces(human, view, COPY_LENGTH)
  const grams = gramsAt(view, COPY_LENGTH)
  const copied = new Float64Array(view.texts.length)
  const runs: { document: number; from: number; length: number }[] = []
  for (let document = 0; document < copied.length; document++) {
    let coveredTo = offsets[document]
    let runStart = -1
    const end = offsets[document + 1] - COPY_LENGTH + 1
    let longest = { document, from: 0, length: 0 }
    for (let at = offsets[document]; at < end; at++) {
      if (places[grams[at]] < 0) {
        runStart = -1
        continue
      }
      if (runStart < 0) runStart = at
      copied[document] += at + COPY_LENGTH - Math.max(at, coveredTo)
      coveredTo = at + COPY_LENGTH
      if (coveredTo - runStart > longest.length)
        longest = { document, from: runStart, length: coveredTo - runStart }
    }
    if (longest.length > 0) runs.push(longest)
  }
  runs.sort((left, right) => right.length - left.length || left.document - right.document)
  return {
    share: ratioOfSums(copied, lengthsOf(view)),
    exhibits: runs.slice(0, SHOWN).map(({ from, length }) => ({
      text: wordsOf(view, from, Math.min(length, 60)) + (length > 60 ? ' …' : ''),
      note: `${length} tokens in a row stand in the human text`,
    })),
  }
}

/** A word is common where the human text has it this often. */
const COMMON = 5

/** Neighbours that are both common words of the human text and never stand side by side in it. */
export function strangeNeighbours(view: TextView, human: TextView): ShareEvidence {
  const { words, offsets } = view.corpus()
  const isCommon = commonWords(human, COMMON)
  const places = gramPlaces(human, view, 2)
  const grams = gramsAt(view, 2)
  const strange = new Float64Array(view.texts.length)
  const both = new Float64Array(view.texts.length)
  for (let document = 0; document < strange.length; document++) {
    for (let at = offsets[document]; at < offsets[document + 1] - 1; at++) {
      if (!isCommon(words[at]) || !isCommon(words[at + 1])) continue
      both[document]++
      if (places[grams[at]] < 0) strange[document]++
    }
  }
  return { share: ratioOfSums(strange, both), exhibits: [] }
}

/** Words that cover this share of the human tokens are its common ones. */
const HEAD = 0.8

/** Tokens beyond the common words of the human text. */
export function tailTokens(view: TextView, human: TextView): ShareEvidence {
  const { words, offsets } = view.corpus()
  const isCommon = commonWords(human, headCount(human))
  const tail = new Float64Array(view.texts.length)
  for (let document = 0; document < tail.length; document++) {
    for (let at = offsets[document]; at < offsets[document + 1]; at++) {
      if (!isCommon(words[at])) tail[document]++
    }
  }
  return { share: ratioOfSums(tail, lengthsOf(view)), exhibits: [] }
}

/** The count from which words together cover `HEAD` of all tokens. */
const headCount = oncePer((human: TextView): number => {
  const { counts, total } = human.ngrams(1)
  const sorted = counts.toSorted().reverse()
  let covered = 0
  for (const count of sorted) {
    covered += count
    if (covered >= HEAD * total) return count
  }
  return 1
})

function commonWords(human: TextView, least: number): (word: number) => boolean {
  const { words, counts } = human.ngrams(1)
  const common = new Set<number>()
  for (let gram = 0; gram < words.length; gram++) if (counts[gram] >= least) common.add(words[gram])
  return (word) => common.has(word)
}

export function lengthsOf(view: TextView): Float64Array {
  const { offsets } = view.corpus()
  return Float64Array.from(
    { length: view.texts.length },
    (_, document) => offsets[document + 1] - offsets[document],
  )
}

export function wordsOf(view: TextView, from: number, length: number): string {
  return Array.from(view.corpus().words.subarray(from, from + length), (word) => view.word(word)).join(' ')
}
