import type { Measured, Metric } from '../contracts/metric.js'
import type { TextView } from '../contracts/text.js'

/** A metric of one set of documents that needs nothing else: it is taken on the probe. */
export interface TextMetricSpec extends Omit<Metric, 'needs' | 'measure'> {
  measure(view: TextView): Measured
}

/** Makes a metric of the probe from a function of a view; the minimum is checked here. */
export function textMetric({ measure, ...described }: TextMetricSpec): Metric {
  return {
    ...described,
    needs: [],
    measure: ({ probe }) => [belowMinimum(described.minimum, probe) ?? measure(probe)],
  }
}

/**
 * What to report where a view is too small, or undefined where it is large enough.
 *
 * @example
 * belowMinimum({ tokens: 50 }, viewOfTwelveTokens) // { undefinedReason: 'needs 50 tokens, has 12', n: 12 }
 */
export function belowMinimum(minimum: Metric['minimum'], view: TextView): Measured | undefined {
  const documents = view.texts.length
  if (minimum?.documents !== undefined && documents < minimum.documents) {
    return tooFew(minimum.documents, documents, 'document')
  }
  if (minimum?.tokens === undefined) return undefined
  const tokens = view.corpus().words.length
  return tokens < minimum.tokens ? tooFew(minimum.tokens, tokens, 'token') : undefined
}

function tooFew(needed: number, has: number, what: string): Measured {
  return undefinedBecause(`needs ${needed} ${what}${needed === 1 ? '' : 's'}, has ${has}`, has)
}

export function undefinedBecause(undefinedReason: string, n?: number): Measured {
  return n === undefined ? { undefinedReason } : { undefinedReason, n }
}

/** What an n-gram metric reports where every document is shorter than n. */
export function noNgrams(n: number): Measured {
  return undefinedBecause(`no document has ${n} tokens`, 0)
}
