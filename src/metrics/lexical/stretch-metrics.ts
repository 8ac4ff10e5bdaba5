import type { Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { mean } from '../../numerics/mean.js'
import { gramsAt } from '../grams.js'
import { textMetric, undefinedBecause } from '../text-metric.js'
import type { StretchIndex } from './stretch.js'

/** An index that reads tokens in their order, and how it is described. */
export interface StretchSpec {
  readonly name: string
  /** What the id says of its parameter: `w50`. */
  readonly parameter: string
  readonly label: string
  readonly unit: string
  readonly format: Metric['format']
  /** Fewest tokens of the joined sample, and of a document that counts by itself. */
  readonly least: { readonly joined: number; readonly document: number }
  /** The index over words numbered 0 .. kinds - 1. */
  index(kinds: number): StretchIndex
  readonly formula: string
  readonly bias: string
  readonly sensible: string
  readonly source: string
}

const WORD_SALAD = 'A rise above the human control can be word salad: read it with `human_loss`.'

/** Two metrics of an index: of the documents read as one text, and the mean of documents read by themselves. */
export function stretchMetrics(spec: StretchSpec): readonly Metric[] {
  return [joined(spec), perDocument(spec)]
}

function joined(spec: StretchSpec): Metric {
  return textMetric({
    ...described(spec),
    id: `${spec.name}.joined.${spec.parameter}`,
    label: spec.label,
    minimum: { tokens: spec.least.joined },
    definition: `${spec.formula} The documents are read as one text, in their order.

**Bias.** ${spec.bias} What stands on both sides of a document's end counts as neighbours: another order of the documents gives a slightly different value, and where documents are short it mostly shows how different they are from their neighbours. \`${spec.name}.per_document.${spec.parameter}\` does not depend on the order. ${WORD_SALAD}

**Smallest sensible sample.** ${spec.sensible}

Source: ${spec.source}`,
    measure(view) {
      const tokens = view.corpus().words.length
      return { value: indexOf(spec, view)(gramsAt(view, 1), 0, tokens), n: tokens }
    },
  })
}

function perDocument(spec: StretchSpec): Metric {
  const least = spec.least.document
  return textMetric({
    ...described(spec),
    id: `${spec.name}.per_document.${spec.parameter}`,
    label: `${spec.label} per document`,
    unit: `${spec.unit}, mean of documents`,
    minimum: { tokens: least },
    definition: `${spec.formula} Taken of each document with at least ${least} tokens by itself, and averaged over these.

**Bias.** ${spec.bias} Knows nothing of repetition between documents: ten copies of one good document score as high as ten good documents. Shorter documents do not count at all; n is the number of those that do. ${WORD_SALAD}

**Smallest sensible sample.** About 30 documents of ${least} tokens or more.

Source: ${spec.source}`,
    measure(view) {
      const index = indexOf(spec, view)
      const words = gramsAt(view, 1)
      const { offsets } = view.corpus()
      const values: number[] = []
      for (let document = 0; document + 1 < offsets.length; document++) {
        const [from, to] = [offsets[document], offsets[document + 1]]
        if (to - from >= least) values.push(index(words, from, to))
      }
      if (values.length === 0) return undefinedBecause(`no document has ${least} tokens`, 0)
      return { value: mean(values), n: values.length }
    },
  })
}

function described({ unit, format }: StretchSpec) {
  return { version: 1, unit, format, better: 'higher', dependsOn: ['length'] } as const
}

function indexOf(spec: StretchSpec, view: TextView): StretchIndex {
  return spec.index(view.ngrams(1).size)
}
