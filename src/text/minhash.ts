import { mix32 } from './hash.js'

/** Values of a signature: a power of two, so that bins and bands come out even. */
export const SIGNATURE_SIZE = 128

const EMPTY = 0xffffffff

/**
 * The MinHash signature of a set of hashed items: `SIGNATURE_SIZE` values, of which two sets share, in
 * expectation, the share that their Jaccard similarity says.
 *
 * **Formula.** One permutation (Li, Owen and Zhang 2012): every item falls into a bin by the low bits of its
 * hash; a bin's value is its smallest hash. An empty bin takes the value of another one, tried in a random
 * order of its own until one is filled (optimal densification, Shrivastava 2017). One hash an item instead of 128.
 *
 * **Bias.** None; standard deviation about sqrt(J (1 - J) / 128), at most 0.044, and more for sets of few
 * items.
 *
 * Source: Broder 1997, On the resemblance and containment of documents; Li, Owen, Zhang 2012, One permutation
 * hashing; Shrivastava 2017, Optimal densification for fast and accurate minwise hashing.
 *
 * @param items hashes of the items, spread evenly over 32 bits; repeated ones count once. None: undefined
 */
export function signatureOf(items: Uint32Array): Uint32Array | undefined {
  if (items.length === 0) return undefined
  const bins = new Uint32Array(SIGNATURE_SIZE).fill(EMPTY)
  for (const item of items) {
    const bin = item & (SIGNATURE_SIZE - 1)
    // What tells bins apart is the same for all items in one: the other bits order them.
    const value = item >>> 7
    if (value < bins[bin]) bins[bin] = value
  }
  return densified(bins)
}

/** Fills the empty bins, each with the value of the filled bin that comes first in its order. */
function densified(bins: Uint32Array): Uint32Array {
  const signature = bins.slice()
  const filled: number[] = []
  for (let bin = 0; bin < SIGNATURE_SIZE; bin++) if (bins[bin] !== EMPTY) filled.push(bin)
  const { order, rank } = lenders()
  for (let bin = 0; bin < SIGNATURE_SIZE; bin++) {
    if (signature[bin] !== EMPTY) continue
    const row = bin * SIGNATURE_SIZE
    let lender = filled[0]
    if (filled.length < FEW_BINS) {
      for (const other of filled) if (rank[row + other] < rank[row + lender]) lender = other
    } else {
      let at = row
      while (bins[order[at]] === EMPTY) at++
      lender = order[at]
    }
    signature[bin] = bins[lender]
  }
  return signature
}

/** With fewer filled bins than the root of all, comparing these is quicker than trying bins in order. */
const FEW_BINS = 12

interface Lenders {
  /** For each bin all bins, in the order in which it asks them for their value. */
  readonly order: Uint8Array
  /** For each bin the place of every bin in that order. */
  readonly rank: Uint8Array
}

let table: Lenders | undefined

function lenders(): Lenders {
  if (table !== undefined) return table
  const order = new Uint8Array(SIGNATURE_SIZE * SIGNATURE_SIZE)
  const rank = new Uint8Array(SIGNATURE_SIZE * SIGNATURE_SIZE)
  for (let bin = 0; bin < SIGNATURE_SIZE; bin++) {
    const row = bin * SIGNATURE_SIZE
    const key = (other: number) => mix32(Math.imul(bin + 1, 0x9e3779b1) ^ Math.imul(other + 1, 0x85ebca77))
    const bins = Array.from({ length: SIGNATURE_SIZE }, (_, other) => other)
    bins.sort((left, right) => key(left) - key(right))
    for (const [place, other] of bins.entries()) {
      order[row + place] = other
      rank[row + other] = place
    }
  }
  table = { order, rank }
  return table
}

/** A signature cut into bands: two sets are candidates where all values of some band are equal. */
export interface Banding {
  readonly bands: number
  readonly rows: number
}

/**
 * Probability that two sets of Jaccard similarity s become candidates: 1 - (1 - s^rows)^bands.
 *
 * @example
 * detectionProbability(0.8, { bands: 32, rows: 4 }) // 0.99999995
 * detectionProbability(0.2, { bands: 32, rows: 4 }) // 0.05
 */
export function detectionProbability(similarity: number, { bands, rows }: Banding): number {
  let equalBand = 1
  for (let row = 0; row < rows; row++) equalBand *= similarity
  let missed = 1
  for (let band = 0; band < bands; band++) missed *= 1 - equalBand
  return 1 - missed
}

/** Pairs at the threshold itself are found at least this often; more similar ones more often. */
const DETECTION = 0.999

/** The longest bands, hence the fewest candidates, that still find pairs at the threshold. */
export function bandingFor(threshold: number): Banding {
  let found: Banding = { bands: SIGNATURE_SIZE, rows: 1 }
  for (let rows = 2; rows <= SIGNATURE_SIZE; rows *= 2) {
    const banding = { bands: SIGNATURE_SIZE / rows, rows }
    if (detectionProbability(threshold, banding) < DETECTION) break
    found = banding
  }
  return found
}
