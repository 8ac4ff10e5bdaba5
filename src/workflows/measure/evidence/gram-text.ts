import type { TextView } from '../../../contracts/text.js'

/** The tokens of an n-gram, found from its last one through the tables of shorter ones. */
export function gramText(view: TextView, order: number, gram: number): string {
  const words: string[] = []
  let at = gram
  for (let level = order; level >= 1; level--) {
    words.push(view.word(view.ngrams(level).words[at]))
    if (level > 1) at = parentOf(view.ngrams(level - 1).childStart, at)
  }
  return words.reverse().join(' ')
}

/** Position of the last start that is not beyond `child`. Grams without children share their start with the next. */
function parentOf(childStart: Int32Array, child: number): number {
  let low = 0
  let high = childStart.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (childStart[middle] <= child) low = middle
    else high = middle - 1
  }
  return low
}
