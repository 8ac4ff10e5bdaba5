import { LOOP_SHARE, type ShareEvidence } from '../../../analysis/audit/index.js'
import type { TextView } from '../../../contracts/text.js'
import { documentGrams } from '../../../metrics/grams.js'
import { ratioOfSums } from '../../../numerics/ratio-of-sums.js'

const SHOWN = 4

/** A mark that ends a sentence, or closes a quotation, bracket, tag or code; an emoji ends one as well. */
const CLOSING = /[.!?…。！？｡؟۔।"'”’»›)\]}」』】>`*|;:]$|\p{Extended_Pictographic}\ufe0f?$/u

/** Documents whose last character closes nothing: cut off, or no sentences. */
export function unfinishedDocuments(view: TextView): ShareEvidence {
  const isOpen = view.texts.map((text) => Number(!CLOSING.test(text.trimEnd().slice(-3))))
  const exhibits = view.texts
    .filter((_, document) => isOpen[document] === 1)
    .slice(0, SHOWN)
    .map((text) => ({ text: `… ${[...text.trimEnd()].slice(-160).join('')}`, note: 'its end' }))
  return { share: ratioOfSums(isOpen, new Uint8Array(isOpen.length).fill(1)), exhibits }
}

const LOOP_ORDER = 4
/** Shorter documents repeat by chance, or not at all. */
const SHORTEST_LOOP = 20

/** Documents that say the same again and again: `LOOP_SHARE` of their 4-grams stood in them before. */
export function loopingDocuments(view: TextView): ShareEvidence {
  const { distinct, total } = documentGrams(view, LOOP_ORDER)
  const repeated = Array.from(total, (all, document) => (all === 0 ? 0 : 1 - distinct[document] / all))
  const loops = repeated.map((share, document) =>
    Number(total[document] >= SHORTEST_LOOP && share >= LOOP_SHARE),
  )
  const worst = [...repeated.keys()]
    .filter((document) => loops[document] === 1)
    .sort((left, right) => repeated[right] - repeated[left] || left - right)
  return {
    share: ratioOfSums(loops, new Uint8Array(loops.length).fill(1)),
    exhibits: worst.slice(0, SHOWN).map((document) => ({
      text: view.texts[document],
      note: `${Math.round(100 * repeated[document])}% of its 4-grams are repeats`,
    })),
  }
}
