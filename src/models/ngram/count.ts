import type { Corpus, NgramLevel } from '../../contracts/text.js'
import { NgramCounter } from '../../text/ngram-table.js'
import { adjustedCounts, kneserNeyDiscounts } from './kneser-ney.js'
import type { Smoothing } from './options.js'
import { type Counts, type GramLevel, NgramTables } from './tables.js'
import { START } from './token-coder.js'
import { type ExactWeights, exactWeights } from './weights.js'

export interface CountedTables {
  readonly tables: NgramTables
  /** What had to be mended: fallback discounts. */
  readonly notes: readonly string[]
}

/**
 * Counts the n-grams of coded documents (`<s> .. </s>`) and lays out the tables; `between` runs between orders.
 * With `weights`, one per document, a count is the sum of the weights of the documents it was counted in.
 */
export async function countTables(
  corpus: Corpus,
  codes: number,
  order: number,
  smoothing: Smoothing,
  between: (order: number) => Promise<void>,
  weights?: Float64Array,
): Promise<CountedTables> {
  const counter = new NgramCounter(corpus)
  const exact = weights === undefined ? undefined : exactWeights(weights, corpus.offsets)
  const counted: NgramLevel[] = []
  const allCounts: Counts[] = []
  for (let n = 1; n <= order; n++) {
    const level = counter.level(n)
    counted.push(level)
    allCounts.push(exact === undefined ? level.counts : weightedCounts(counter, exact))
    await between(n)
  }
  const notes: string[] = []
  const levels: GramLevel[] = [NO_LEVEL]
  const discounts: Float64Array[] = [new Float64Array(4)]
  const starts = rowsOfStart(counted)
  for (let n = 1; n <= order; n++) {
    const level = counted[n - 1]
    let counts = allCounts[n - 1]
    if (smoothing === 'kneser-ney' && n < order) {
      counts = adjustedCounts(level, counted[n], starts[n - 1][0], starts[n - 1][1])
    }
    // <s> is never predicted: it has no share of the unigrams.
    if (n === 1) counts = counts.with(starts[0][0], 0)
    if (smoothing === 'kneser-ney') {
      const { values, fallback } = kneserNeyDiscounts(counts)
      discounts.push(values)
      if (fallback !== undefined) {
        notes.push(`Kneser-Ney order ${n}: discounts .5, 1, 1.5 instead of its own (${fallback})`)
      }
    } else {
      const d = typeof smoothing === 'object' && 'absolute' in smoothing ? smoothing.absolute : 0
      discounts.push(new Float64Array(4).fill(d))
    }
    levels.push(n === 1 ? denseUnigrams(level, counts, codes, n < order) : layOut(level, counts, n))
  }
  return { tables: new NgramTables(levels, discounts), notes }
}

const NO_LEVEL: GramLevel = {
  size: 0,
  words: new Int32Array(0),
  cumulative: new Int32Array(1),
  childStart: new Int32Array(0),
  suffixes: new Int32Array(0),
}

function weightedCounts(counter: NgramCounter, { values, integers }: ExactWeights): Counts {
  const sums = counter.weighted(values)
  return integers ? Int32Array.from(sums) : sums
}

function layOut(level: NgramLevel, counts: Counts, n: number): GramLevel {
  return {
    size: level.size,
    words: level.words,
    cumulative: prefixSums(counts),
    childStart: level.childStart,
    // The suffix of a bigram is its last word, and the row of a unigram is its code.
    suffixes: n > 2 ? level.suffixes : NO_LEVEL.suffixes,
  }
}

/** Level 1 with a row for every code. */
function denseUnigrams(level: NgramLevel, counts: Counts, codes: number, hasChildren: boolean): GramLevel {
  const dense = counts instanceof Int32Array ? new Int32Array(codes) : new Float64Array(codes)
  const childStart = new Int32Array(hasChildren ? codes + 1 : 0)
  for (let row = 0; row < level.size; row++) {
    const word = level.words[row]
    dense[word] = counts[row]
    if (hasChildren) childStart[word + 1] = level.childStart[row + 1] - level.childStart[row]
  }
  if (hasChildren) for (let code = 0; code < codes; code++) childStart[code + 1] += childStart[code]
  return {
    size: codes,
    words: NO_LEVEL.words,
    cumulative: prefixSums(dense),
    childStart,
    suffixes: NO_LEVEL.suffixes,
  }
}

export function prefixSums(counts: Int32Array): Int32Array
export function prefixSums(counts: Counts): Counts
export function prefixSums(counts: Counts): Counts {
  const size = counts.length + 1
  const sums = counts instanceof Int32Array ? new Int32Array(size) : new Float64Array(size)
  for (let row = 0; row < counts.length; row++) sums[row + 1] = sums[row] + counts[row]
  return sums
}

/** At each level, the rows of the grams that begin with <s>: they stand side by side. */
function rowsOfStart(counted: readonly NgramLevel[]): [from: number, to: number][] {
  const first = counted[0].words.indexOf(START)
  const ranges: [number, number][] = [[first, first + 1]]
  for (let n = 1; n < counted.length; n++) {
    const { childStart } = counted[n - 1]
    const [from, to] = ranges[n - 1]
    ranges.push([childStart[from], childStart[to]])
  }
  return ranges
}
