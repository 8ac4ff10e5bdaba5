import type { Metric } from '../../src/contracts/metric.js'
import type { TextView } from '../../src/contracts/text.js'
import { shares } from '../../src/metrics/embedding/mauve.js'
import { quantise } from '../../src/metrics/embedding/quantised.js'
import { metricEntries } from '../../src/metrics/registry.js'
import { countRows } from '../../src/metrics/similarity/document-rows.js'
import { nearDuplicatesOf } from '../../src/metrics/similarity/near-duplicates.js'
import { rougeHomogenization } from '../../src/metrics/similarity/rouge-l.js'
import { selfBleu } from '../../src/metrics/similarity/self-bleu.js'
import { mauveArea } from '../../src/numerics/divergence-frontier.js'
import { gaussianFrechet } from '../../src/numerics/gaussian-frechet.js'
import { manifoldOverlap } from '../../src/numerics/manifold-overlap.js'
import { cosineMatrix } from '../../src/numerics/sparse-cosines.js'
import { vendiOfGram } from '../../src/numerics/vendi.js'
import { keyedRng } from '../../src/random/keyed.js'
import { NgramCounter } from '../../src/text/ngram-table.js'
import { textView } from '../../src/text/view.js'
import { Vocabulary } from '../../src/text/vocabulary.js'
import { contextOfProbe } from './probe-context.js'

/** One repetition of a task; what it computes is nowhere kept for the next. */
export type Repeat = () => number | Promise<number>

/** The tasks on documents, each from the strings on unless it says otherwise. */
export const textTasks: Readonly<Record<string, (texts: readonly string[]) => Repeat>> = {
  'ngram-counts': (texts) => () => countedGrams(viewOf(texts)),
  'self-bleu': (texts) => () => mean(selfBleu(viewOf(texts), 4, 'nltk')),
  vendi: (texts) => () => vendiOfGram(cosineMatrix([countRows(viewOf(texts), 1)]), texts.length, [1])[0],
  catalogue: (texts) => ofGroups(texts, ['lexical', 'entropy', 'ecology']),
  laws: (texts) => ofGroups(texts, ['laws']),
  'count-coded': (texts) => {
    const corpus = viewOf(texts).corpus()
    return () => {
      const counter = new NgramCounter(corpus)
      return distinctGrams((n) => counter.level(n).size)
    }
  },
  'rouge-l': (texts) => () => rougeHomogenization(viewOf(texts), keyedRng('bench', 'rouge-l')).mean,
  'near-duplicates': (texts) => () => mean(nearDuplicatesOf(viewOf(texts)).repeats),
}

/** The tasks on two matrices, the second one human. */
export const vectorTasks: Readonly<
  Record<string, (sample: Float64Array, human: Float64Array, dimension: number) => Repeat>
> = {
  mauve: (sample, human, dimension) => () => {
    const embeddings = (values: Float64Array) => ({ values, dimension, rows: values.length / dimension })
    const counted = quantise(embeddings(sample), embeddings(human), { rng: keyedRng('bench', 'mauve') })
    return mauveArea(shares(counted.sample), shares(counted.human))
  },
  frechet: (sample, human, dimension) => () => gaussianFrechet(sample, human, dimension),
  density: (sample, human, dimension) => () => manifoldOverlap(sample, human, dimension, 5).density,
}

function viewOf(texts: readonly string[]): TextView {
  return textView(texts, new Vocabulary())
}

function countedGrams(view: TextView): number {
  return distinctGrams((n) => view.ngrams(n).size)
}

function distinctGrams(sizeOf: (n: number) => number): number {
  return [1, 2, 3, 4, 5].reduce((sum, n) => sum + sizeOf(n), 0)
}

function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at]
  return sum / values.length
}

/** Every metric that a user gets who asks for these groups; the number of them that have a value. */
async function metricsOf(groups: readonly string[]): Promise<readonly Metric[]> {
  const chosen = metricEntries.filter(({ group }) => groups.includes(group))
  const loaded = await Promise.all(
    chosen.map(async ({ byName, load }) =>
      (await load()).metrics.filter(({ id, needs }) => needs.length === 0 && !byName?.includes(id)),
    ),
  )
  return loaded.flat()
}

function ofGroups(texts: readonly string[], groups: readonly string[]): Repeat {
  return async () => {
    const context = contextOfProbe(viewOf(texts))
    let defined = 0
    for (const metric of await metricsOf(groups)) {
      const measured = await metric.measure(context)
      if (measured.some(({ value }) => value !== undefined)) defined++
    }
    return defined
  }
}
