import type { Metric } from '../../contracts/metric.js'
import type { NgramLevel } from '../../contracts/text.js'
import { codeTexts } from '../../text/corpus.js'
import { NgramCounter } from '../../text/ngram-table.js'
import { Vocabulary } from '../../text/vocabulary.js'
import { noNgrams, textMetric } from '../text-metric.js'

const LONGEST = 4

export const metrics: readonly Metric[] = [
  /**
   * @example
   * ngram_diversity.pooled.n4 of ['a a a a'] // 25/12: 1/4 + 1/3 + 1/2 + 1
   */
  textMetric({
    ...described('pooled'),
    label: 'N-gram diversity',
    definition: `Distinct n-grams over all n-grams, added up over lengths from one word to ${LONGEST}: one number for repeated words and repeated phrases. Lies between 0 and ${LONGEST}.

**Formula.** Sum of \`distinct_n.pooled\` over n = 1 .. ${LONGEST}. N-grams do not cross documents.

**Bias.** Falls as the sample grows: compare only at the same number of tokens. A rise above the human control can be word salad: read it with \`human_loss\`.

**Smallest sensible sample.** Defined where a document has ${LONGEST} tokens; below about 1,000 tokens it mostly shows the size of the sample.

Source: Shaib et al. 2024, Standardizing the Measurement of Text Diversity, arXiv:2403.00553, after Padmakumar and He 2023, arXiv:2309.05196.`,
    measure: (view) => diversity((n) => view.ngrams(n)),
  }),
  /**
   * @example
   * ngram_diversity.joined.n4 of ['a a', 'a a'] // 25/12 as well
   */
  textMetric({
    ...described('joined'),
    label: 'N-gram diversity across documents',
    definition: `The same sum as the package \`diversity\` takes it, to compare with numbers published with it; \`ngram_diversity.pooled.n${LONGEST}\` is the better one for all else.

**Formula.** Sum over n = 1 .. ${LONGEST} of distinct n-grams / all n-grams of one stream: the documents joined by a space and split at every single space. N-grams cross documents, line breaks cling to words, and two spaces, or an empty document, make an empty token. The tokens are always these, whatever the tokenisation of other metrics.

**Bias.** As of the pooled one; it also depends on the order of the documents. Published values are rounded to three digits.

**Smallest sensible sample.** About 1,000 tokens.

Source: the package diversity 0.3 (\`ngram_diversity_score\`) of Shaib et al. 2024, arXiv:2403.00553.`,
    measure({ texts }) {
      const counter = new NgramCounter(oneStream(texts))
      return diversity((n) => counter.level(n))
    },
  }),
]

function described(how: string) {
  return {
    id: `ngram_diversity.${how}.n${LONGEST}`,
    version: 1,
    unit: `distinct / all n-grams, summed over n = 1 .. ${LONGEST}`,
    format: 'number',
    better: 'higher',
    dependsOn: ['tokens'],
    minimum: { tokens: LONGEST },
  } as const
}

function diversity(level: (n: number) => NgramLevel) {
  if (level(LONGEST).total === 0) return noNgrams(LONGEST)
  let sum = 0
  for (let n = 1; n <= LONGEST; n++) {
    const { size, total } = level(n)
    sum += size / total
  }
  return { value: sum, n: level(1).total }
}

/** Splitting each text at its spaces is the same as joining all by a space and splitting the whole. */
function oneStream(texts: readonly string[]) {
  const { words } = codeTexts(texts, new Vocabulary(), (text) => text.split(' '))
  return { words, offsets: Uint32Array.of(0, words.length) }
}
