import { formatPercent } from '../../analysis/index.js'
import type { Estimate, MeasuredGroup, Measurement, WholeCorpus } from '../../contracts/measurement.js'
import { whole } from './headline.js'

export const WHOLE_CORPUS = 'The whole corpus'

export const WHOLE_CORPUS_WORDS =
  'Of all documents, not of a sample. ± is one standard error; what has none is exact. Lengths are in tokens.'

/** "from a random sample of 4,000 of 90,000 documents"; '' where everything was measured. */
export function sampleNote({ sample, documents }: MeasuredGroup): string {
  return sample === undefined
    ? ''
    : `from a random sample of ${whole(sample.documents)} of ${whole(documents)} documents`
}

/** A row for everything that is known, a cell for each group; none where all was measured whole. */
export function wholeCorpusRows({ wholeCorpus = [] }: Measurement): readonly (readonly string[])[] {
  const row = (label: string, cell: (corpus: WholeCorpus) => string) => [label, ...wholeCorpus.map(cell)]
  if (wholeCorpus.length === 0) return []
  const length = (corpus: WholeCorpus, of: keyof NonNullable<WholeCorpus['length']>) =>
    corpus.length === undefined ? '–' : whole(corpus.length[of])
  return [
    row('documents', ({ documents }) => whole(documents)),
    row('tokens', ({ tokens }) => whole(tokens)),
    row('empty documents', ({ empty }) => whole(empty)),
    row('length: mean (standard deviation)', (corpus) =>
      corpus.length === undefined
        ? '–'
        : `${corpus.length.mean.toFixed(1)} (${corpus.length.standardDeviation.toFixed(1)})`,
    ),
    row('length: median', (corpus) => length(corpus, 'median')),
    row('length: 90%, 99%', (corpus) => `${length(corpus, 'p90')}, ${length(corpus, 'p99')}`),
    row('length: longest', (corpus) => length(corpus, 'longest')),
    ...[0, 1, 2, 3].flatMap((index) => [
      row(`distinct ${index + 1}-grams`, ({ grams }) => kinds(grams?.[index].distinct)),
      row(`${index + 1}-grams that occur once`, ({ grams }) => kinds(grams?.[index].once)),
    ]),
    row('documents that repeat another', ({ repeatedDocuments }) => share(repeatedDocuments)),
  ]
}

/** The most frequent phrases of each group, and how far a count may be too high. */
export function wholeCorpusPhrases({ wholeCorpus = [] }: Measurement) {
  return wholeCorpus.flatMap(({ group, phrases }) =>
    phrases === undefined || phrases.most.length === 0
      ? []
      : [
          {
            group,
            title: `Most frequent runs of four tokens in ${group} (counts are at most ${whole(Math.ceil(phrases.error))} too high, 98 times out of 100)`,
            items: phrases.most.map(({ text, count }) => ({ text, note: `${whole(count)} times` })),
          },
        ],
  )
}

function kinds(estimate: Estimate | undefined): string {
  if (estimate === undefined) return 'not counted'
  const { value, standardError } = estimate
  return standardError === 0 ? whole(value) : `${whole(value)} ± ${whole(standardError)}`
}

function share(estimate: Estimate | undefined): string {
  if (estimate === undefined) return 'not counted'
  const { value, standardError } = estimate
  return standardError === 0
    ? formatPercent(value)
    : `${(100 * value).toFixed(2)}% ± ${(100 * standardError).toFixed(2)}`
}
