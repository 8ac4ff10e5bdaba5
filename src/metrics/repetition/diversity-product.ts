import type { Metric } from '../../contracts/metric.js'
import { documentGrams } from '../grams.js'
import { textMetric, undefinedBecause } from '../text-metric.js'

const LENGTHS = [2, 3, 4]

/**
 * @example
 * diversity_product.n2_4 of ['a b a b c'] // 3/4 x 1 x 1: of its 2-grams `a b` comes twice
 */
export const metrics: readonly Metric[] = [
  textMetric({
    id: 'diversity_product.n2_4',
    version: 1,
    label: 'Diversity within documents',
    unit: 'product of distinct shares, mean of documents',
    format: 'percent',
    better: 'higher',
    dependsOn: ['length'],
    minimum: { tokens: 4 },
    definition: `How little documents repeat themselves, at once over phrases of two to four words: near 1 for human text, near 0 for loops.

**Formula.** Mean over documents with at least 4 tokens of the product over n = 2, 3, 4 of (1 - rep_n), with rep_n the share of the document's n-grams that stood in it before.

**Bias.** Falls with the length of documents, and knows nothing of repetition between them: read it beside \`length.tokens_per_document\` and \`self_repetition.n4\`.

**Smallest sensible sample.** About 30 documents of 20 tokens; n is the number of documents.

Source: Su et al. 2022, A Contrastive Framework for Neural Text Generation, arXiv:2202.06417; used for model collapse by Drayson et al. 2025, arXiv:2502.15654.`,
    measure(view) {
      const levels = LENGTHS.map((n) => documentGrams(view, n))
      const longest = levels[levels.length - 1]
      let sum = 0
      let documents = 0
      for (let document = 0; document < view.texts.length; document++) {
        if (longest.total[document] === 0) continue
        let product = 1
        for (const { distinct, total } of levels) product *= distinct[document] / total[document]
        sum += product
        documents++
      }
      return documents === 0
        ? undefinedBecause('no document has 4 tokens', 0)
        : { value: sum / documents, n: documents }
    },
  }),
]
