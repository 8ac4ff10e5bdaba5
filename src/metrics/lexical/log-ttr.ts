import type { Metric } from '../../contracts/metric.js'
import { textMetric, undefinedBecause } from '../text-metric.js'
import { dugastU, herdanC, maasA2, summerS } from './type-token.js'

interface LogTtr {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly better: Metric['better']
  readonly index: (types: number, tokens: number) => number
  /** Why a sample of at least two tokens has no value, if so. */
  readonly lacking?: (types: number, tokens: number) => string | undefined
  readonly formula: string
  readonly source: string
}

/**
 * @example
 * herdan_c of ['a b', 'a a'] // 0.5: ln 2 / ln 4
 * summer_s of ['a b c', 'a a a'] // 0.1613: ln ln 3 / ln ln 6
 * dugast_u of ['a b', 'a a'] // 2.773: (ln 4)^2 / ln 2
 * maas_a2 of ['a b', 'a a'] // 0.3607: ln 2 / (ln 4)^2
 */
export const metrics: readonly Metric[] = (
  [
    {
      id: 'herdan_c',
      label: "Herdan's C",
      unit: 'log types / log tokens',
      better: 'higher',
      index: herdanC,
      formula: 'C = ln V / ln N, whatever the base of the logarithms',
      source: 'Herdan 1960, Type-token Mathematics. Same as LexicalRichness `Herdan`.',
    },
    {
      id: 'summer_s',
      label: "Summer's S",
      unit: 'log log types / log log tokens',
      better: 'higher',
      index: summerS,
      lacking: (types) => (types < 3 ? `needs 3 distinct tokens, has ${types}` : undefined),
      formula:
        'S = ln ln V / ln ln N. Other bases give other values. Defined from three types on, where ln ln V is above 0',
      source:
        'Somers 1966, Statistical methods in literary analysis; known by the misspelt name. Same as LexicalRichness `Summer`.',
    },
    {
      id: 'dugast_u',
      label: "Dugast's U",
      unit: 'squared log tokens / log tokens per type',
      better: 'higher',
      index: dugastU,
      lacking: (types, tokens) => (types === tokens ? 'no token occurs twice' : undefined),
      formula:
        'U = (ln N)^2 / (ln N - ln V) = 1 / `maas_a2`. With logarithms to the base 10 it is 2.303 times smaller',
      source:
        "Dugast 1978, Sur quoi se fonde la notion d'etendue theorique du vocabulaire? Same as LexicalRichness `Dugast`.",
    },
    {
      id: 'maas_a2',
      label: "Maas' a squared",
      unit: 'log tokens per type / squared log tokens',
      better: 'lower',
      index: maasA2,
      formula:
        'a^2 = (ln N - ln V) / (ln N)^2, the *less* the more diverse. With logarithms to the base 10 it is 2.303 times larger; quanteda gives the root, a',
      source:
        'Maas 1972, Uber den Zusammenhang zwischen Wortschatzumfang und Lange eines Textes. Same as LexicalRichness `Maas`.',
    },
  ] satisfies readonly LogTtr[]
).map(logTtr)

function logTtr({ id, label, unit, better, index, lacking, formula, source }: LogTtr): Metric {
  return textMetric({
    id,
    version: 1,
    label,
    unit,
    format: 'number',
    better,
    dependsOn: ['tokens'],
    minimum: { tokens: 2 },
    definition: `A type-token ratio in logarithms, which changes less with the size of the sample.

**Formula.** ${formula}; V distinct tokens (types) of N in all.

**Bias.** It would not depend on the sample if the vocabulary grew as the index assumes; real ones do not quite: compare at the same number of tokens. A step towards more diversity than the human control can be word salad: read it with \`human_loss\`.

**Smallest sensible sample.** About 1,000 tokens.

Source: ${source}`,
    measure(view) {
      const { size, total } = view.ngrams(1)
      const why = lacking?.(size, total)
      return why === undefined ? { value: index(size, total), n: total } : undefinedBecause(why, total)
    },
  })
}
