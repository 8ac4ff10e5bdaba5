import type { Metric } from '../../contracts/metric.js'
import { textMetric } from '../text-metric.js'
import { carrollCttr, guiraudR } from './type-token.js'

export const metrics: readonly Metric[] = [
  /**
   * @example
   * guiraud_r of ['a b', 'a c'] // 1.5: 3 types / root of 4 tokens
   */
  rootTtr({
    id: 'guiraud_r',
    label: "Guiraud's root type-token ratio",
    unit: 'distinct tokens / root of tokens',
    index: guiraudR,
    formula: 'V / sqrt(N)',
    source: 'Guiraud 1954, Les caracteres statistiques du vocabulaire. Same as LexicalRichness `rttr`.',
  }),
  /**
   * @example
   * carroll_cttr of ['a b', 'c c c c c c'] // 0.75: 3 types / root of twice 8 tokens
   */
  rootTtr({
    id: 'carroll_cttr',
    label: "Carroll's corrected type-token ratio",
    unit: 'distinct tokens / root of twice the tokens',
    index: carrollCttr,
    formula: 'V / sqrt(2 N): `guiraud_r` / sqrt(2)',
    source: 'Carroll 1964, Language and Thought. Same as LexicalRichness `cttr`.',
  }),
]

interface RootTtr {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly index: (types: number, tokens: number) => number
  readonly formula: string
  readonly source: string
}

function rootTtr({ id, label, unit, index, formula, source }: RootTtr): Metric {
  return textMetric({
    id,
    version: 1,
    label,
    unit,
    format: 'number',
    better: 'higher',
    dependsOn: ['tokens'],
    minimum: { tokens: 1 },
    definition: `Distinct tokens over the root of all tokens: it would not depend on the size of the sample if the vocabulary grew with the root of it.

**Formula.** ${formula}, with V distinct tokens (types) of N in all.

**Bias.** Human vocabularies grow faster than the root (a \`heaps.exponent\` above 0.5) and it rises with the sample; collapsed ones grow more slowly and it falls: compare at the same number of tokens. A rise above the human control can be word salad: read it with \`human_loss\`.

**Smallest sensible sample.** About 1,000 tokens.

Source: ${source}`,
    measure(view) {
      const { size, total } = view.ngrams(1)
      return { value: index(size, total), n: total }
    },
  })
}
