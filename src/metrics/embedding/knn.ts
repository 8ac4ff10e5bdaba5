import type { Embedder, Embeddings, Metric } from '../../contracts/metric.js'
import { manifoldOverlap, type Overlap } from '../../numerics/manifold-overlap.js'
import { oncePerPair } from '../once.js'
import { humanMetric, perEmbedder } from './vector-metric.js'

const K = 5

const BALLS = `The ball of a document reaches to its ${K}-th nearest neighbour among the documents of its own side (Euclidean distance, its border included).`

const KYNKAANNIEMI =
  'Kynkaanniemi et al. 2019, Improved precision and recall metric for assessing generative models, arXiv:1904.06991'

const NAEEM =
  'Naeem et al. 2020, Reliable fidelity and diversity metrics for generative models, arXiv:2002.09797'

interface Spec extends Pick<Metric, 'label' | 'unit' | 'format' | 'better'> {
  readonly what: keyof Overlap
  readonly meaning: string
  readonly formula: string
  readonly bias: string
  readonly source: string
}

const SPECS: readonly Spec[] = [
  {
    what: 'precision',
    label: 'Precision',
    unit: 'share of documents',
    format: 'percent',
    better: 'neither',
    meaning:
      'Share of the sample that lies where human text does: what is left of a fall are documents unlike any human one.',
    formula: 'Share of the sample’s documents that lie in the ball of at least one human document.',
    bias: 'Far-off human documents have large balls, which count as human what lies between; `knn_density` is less misled. A collapsed model that repeats likely text scores high: read it with `knn_recall`',
    source: KYNKAANNIEMI,
  },
  {
    what: 'recall',
    label: 'Recall',
    unit: 'share of human documents',
    format: 'percent',
    better: 'higher',
    meaning: 'Share of human text that lies where the sample does: it falls when a model loses parts of it.',
    formula: 'Share of the human documents that lie in the ball of at least one of the sample’s.',
    bias: 'Documents of word salad far from all others have large balls and raise it; `knn_coverage` does not have that fault',
    source: KYNKAANNIEMI,
  },
  {
    what: 'density',
    label: 'Density',
    unit: 'human neighbourhoods per document, over k',
    format: 'number',
    better: 'neither',
    meaning:
      'How thickly human text stands where the sample’s documents are: about 1 where both are alike, near 0 for documents unlike human ones, above 1 where the sample keeps to the thick of it.',
    formula: `Mean over the sample’s documents of the number of human balls that they lie in, / ${K}.`,
    bias: 'None to speak of from the number of documents',
    source: NAEEM,
  },
  {
    what: 'coverage',
    label: 'Coverage',
    unit: 'share of human documents',
    format: 'percent',
    better: 'higher',
    meaning:
      'Share of human documents with something of the sample near by: it falls when a model loses parts of human text.',
    formula: 'Share of the human balls in which at least one of the sample’s documents lies.',
    bias: `Grows with the sample; for as many documents on both sides from one source it is 1 - 2^-${K} = 97% in expectation`,
    source: NAEEM,
  },
]

export const metrics: readonly Metric[] = perEmbedder((embedder) => SPECS.map((spec) => knn(embedder, spec)))

const overlapOf: (sample: Embeddings, human: Embeddings) => Overlap = oncePerPair(
  ({ values, dimension }: Embeddings, human: Embeddings) =>
    manifoldOverlap(values, human.values, dimension, K),
)

/**
 * @example
 * knn_recall.hashed.k5 of a sample that is the human test split itself // 1
 */
function knn(embedder: Embedder, { what, label, meaning, formula, bias, source, ...shown }: Spec): Metric {
  return humanMetric(embedder, {
    ...shown,
    id: `knn_${what}.${embedder}.k${K}`,
    version: 1,
    label: `${label} (${embedder}, k = ${K})`,
    dependsOn: ['documents', 'length'],
    documents: K + 1,
    definition: `${meaning}

**Formula.** ${BALLS} ${formula}

**Bias.** ${bias}. Compare at the same number of documents, and with the control.

**Smallest sensible sample.** About 200 documents on each side; defined from ${K + 1} on.

Source: ${source}.`,
    measure: (sample, human) => ({ value: overlapOf(sample, human)[what], n: sample.rows }),
  })
}
