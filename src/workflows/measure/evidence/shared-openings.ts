import { COPY_LENGTH } from '../../../analysis/audit/index.js'
import type { TextView } from '../../../contracts/text.js'

/**
 * Documents that begin with at least `COPY_LENGTH` tokens of the beginning of a human document: prompts that stand in
 * both. `tokens` is the median of how many they share with the human document they share most with.
 */
export function sharedOpenings(view: TextView, human: TextView): { documents: number; tokens: number } {
  const starts = new Map<string, number[]>()
  const there = human.corpus()
  for (let document = 0; document < human.texts.length; document++) {
    const key = startOf(human, document)
    if (key !== undefined) starts.set(key, [...(starts.get(key) ?? []), document].slice(0, MOST_ALIKE))
  }
  const here = view.corpus()
  const lengths: number[] = []
  for (let document = 0; document < view.texts.length; document++) {
    const alike = starts.get(startOf(view, document) ?? '') ?? []
    let longest = 0
    for (const other of alike) {
      const most = Math.min(
        here.offsets[document + 1] - here.offsets[document],
        there.offsets[other + 1] - there.offsets[other],
      )
      let shared = 0
      while (
        shared < most &&
        here.words[here.offsets[document] + shared] === there.words[there.offsets[other] + shared]
      ) {
        shared++
      }
      longest = Math.max(longest, shared)
    }
    if (longest > 0) lengths.push(longest)
  }
  lengths.sort((left, right) => left - right)
  return { documents: lengths.length, tokens: lengths[lengths.length >> 1] ?? 0 }
}

/** Human documents of one beginning that are looked at. */
const MOST_ALIKE = 20

function startOf(view: TextView, document: number): string | undefined {
  const { words, offsets } = view.corpus()
  const from = offsets[document]
  return offsets[document + 1] - from < COPY_LENGTH
    ? undefined
    : words.subarray(from, from + COPY_LENGTH).join(' ')
}
