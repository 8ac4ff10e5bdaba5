import type { Rng } from '../../contracts/rng.js'
import type { TextView } from '../../contracts/text.js'
import { shuffledIndices } from '../../random/shuffle.js'

/** A random part of a view: whole documents, the last of them cut where the part has its number of tokens. */
export interface Part {
  /** Positions in the whole view, in the order of the part. */
  readonly documents: Uint32Array
  /** Tokens of the last document that belong to the part; undefined where it is whole. */
  readonly lastTokens: number | undefined
}

export interface Parts {
  readonly parts: readonly Part[]
  /** Random orders that were begun. */
  readonly orders: number
}

/**
 * Random parts of `tokens` tokens, without replacement: documents that repeat would be duplicates that nobody wrote.
 * Each random order is used up, part after part, before the next is drawn, so that every document counts.
 */
export function partsOfTokens(view: TextView, tokens: number, count: number, rng: Rng): Parts {
  const { offsets } = view.corpus()
  return drawParts(view.texts.length, count, rng, (order, from) => {
    let found = 0
    for (let at = from; at < order.length; at++) {
      const length = offsets[order[at] + 1] - offsets[order[at]]
      const missing = tokens - found
      found += length
      if (found >= tokens) return { end: at + 1, lastTokens: length > missing ? missing : undefined }
    }
    return undefined
  })
}

/** Random halves of the documents, one of each order: the other half would tell the same spread again. */
export function halves(view: TextView, count: number, rng: Rng): Parts {
  const size = Math.floor(view.texts.length / 2)
  return drawParts(view.texts.length, count, rng, (_order, from) =>
    from === 0 ? { end: size, lastTokens: undefined } : undefined,
  )
}

interface Cut {
  readonly end: number
  readonly lastTokens: number | undefined
}

function drawParts(
  documents: number,
  count: number,
  rng: Rng,
  cut: (order: Uint32Array, from: number) => Cut | undefined,
): Parts {
  const parts: Part[] = []
  let orders = 0
  while (parts.length < count) {
    const order = shuffledIndices(documents, rng.fork(orders++))
    let from = 0
    for (let next = cut(order, 0); next !== undefined && parts.length < count; next = cut(order, from)) {
      parts.push({ documents: order.slice(from, next.end), lastTokens: next.lastTokens })
      from = next.end
    }
    if (from === 0) throw new RangeError('the sample is smaller than a part of it')
  }
  return { parts, orders }
}

/**
 * What the parts are of the whole, in documents. A document that is cut weighs less than its part of the tokens says
 * (Kish's effective number), as its beginning alone speaks for it.
 */
export function meanShare(view: TextView, parts: readonly Part[]): number {
  const { offsets } = view.corpus()
  let sum = 0
  for (const { documents, lastTokens } of parts) {
    const last = documents[documents.length - 1]
    const weight = lastTokens === undefined ? 1 : lastTokens / (offsets[last + 1] - offsets[last])
    const whole = documents.length - 1
    sum += ((whole + weight) * (whole + weight)) / (whole + weight * weight)
  }
  return sum / parts.length / view.texts.length
}
