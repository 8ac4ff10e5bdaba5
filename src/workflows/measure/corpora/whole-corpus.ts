import type { Estimate, WholeCorpus } from '../../../contracts/measurement.js'
import type { CorpusSketch } from '../../../text/sketches/corpus-sketch.js'
import type { CorpusGroup } from './corpus-group.js'

const ORDERS = [1, 2, 3, 4] as const
const SHOWN_PHRASES = 20
/** Twice in a corpus is no phrase of it. */
const FEWEST_TIMES = 3

/** What is known of all documents of a group, whether they could be held or not. */
export function wholeCorpus(name: string, group: CorpusGroup): WholeCorpus {
  const { lengths, empty } = group
  const sketch = group.sketch()
  return {
    group: name,
    documents: lengths.count,
    tokens: lengths.sum,
    empty,
    ...(lengths.count > 0 && {
      length: {
        mean: lengths.mean,
        standardDeviation: lengths.standardDeviation,
        median: lengths.quantile(0.5),
        p90: lengths.quantile(0.9),
        p99: lengths.quantile(0.99),
        longest: lengths.largest,
      },
    }),
    ...(sketch && counted(sketch)),
  }
}

function counted(sketch: CorpusSketch): Pick<WholeCorpus, 'grams' | 'repeatedDocuments' | 'phrases'> {
  return {
    grams: ORDERS.map((order) => ({
      order,
      occurrences: sketch.total(order),
      distinct: estimate(sketch.types(order)),
      once: estimate(sketch.kindsOccurring(order, 1)),
    })),
    repeatedDocuments: estimate(sketch.duplicateShare()),
    phrases: {
      error: sketch.phraseError,
      most: sketch
        .phrases()
        .filter(({ count }) => count >= FEWEST_TIMES)
        .slice(0, SHOWN_PHRASES),
    },
  }
}

function estimate({ value, standardError }: Estimate): Estimate {
  return { value, standardError }
}
