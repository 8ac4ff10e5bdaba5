import type { Measured, Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { cosineMatrix, forCosines } from '../../numerics/sparse-cosines.js'
import { vendiOfGram, vendiOfSquares } from '../../numerics/vendi.js'
import { oncePer } from '../once.js'
import { noNgrams, textMetric, undefinedBecause } from '../text-metric.js'
import { type VendiKernel, vendiKernels } from './vendi-kernels.js'

/** Order 2 needs the similarities alone, and no memory for them. */
const spectralOrders = [0.5, 1, Number.POSITIVE_INFINITY] as const
const orders = [0.5, 1, 2, Number.POSITIVE_INFINITY] as const

/** Similarities of 5,000 documents take 400 MB with their copy, their eigenvalues some 20 seconds. */
const MOST_DOCUMENTS = 5_000
const MOST_DOCUMENTS_ORDER_2 = 20_000

export const metrics: readonly Metric[] = vendiKernels.flatMap((kernel) => {
  const scores = oncePer((view: TextView) =>
    vendiOfGram(cosineMatrix(kernel.tables(view)), view.texts.length, spectralOrders),
  )
  return orders.map((order) =>
    metricOf(kernel, order, (view) =>
      order === 2 ? ofOrder2(kernel, view) : scores(view)[spectralOrders.indexOf(order)],
    ),
  )
})

function ofOrder2(kernel: VendiKernel, view: TextView): number {
  let squares = 0
  let trace = 0
  forCosines(kernel.tables(view), (row, cosines) => {
    for (let other = 0; other < row; other++) squares += 2 * cosines[other] * cosines[other]
    squares += cosines[row] * cosines[row]
    trace += cosines[row]
  })
  return vendiOfSquares(squares, trace)
}

/**
 * @example
 * vendi.ngram.n1.q1 of ['a b', 'a b', 'c'] // 1.8899 = exp(-(2/3 ln 2/3 + 1/3 ln 1/3)): two kinds, one twice
 */
function metricOf(kernel: VendiKernel, order: number, score: (view: TextView) => number): Metric {
  const q = order === Number.POSITIVE_INFINITY ? 'inf' : String(order)
  const limit = order === 2 ? MOST_DOCUMENTS_ORDER_2 : MOST_DOCUMENTS
  return textMetric({
    id: `vendi.${kernel.name}.q${q}`,
    version: 1,
    label: `Vendi score (${kernel.label}, q = ${q})`,
    unit: 'effective number of documents',
    format: 'number',
    better: 'higher',
    dependsOn: ['documents', 'length'],
    minimum: { documents: 1, tokens: 1 },
    definition: `How many documents that have nothing in common would be as diverse as the sample: 1 where all are alike, the number of documents where no two share anything.

**Formula.** (sum of l^q)^(1 / (1 - q)); exp(-sum of l ln l) for q = 1, and 1 / (the largest l) for q = inf. l are the eigenvalues of the matrix of similarities between documents, divided by its trace. Here q = ${q}. Similarity: ${kernel.similarity}. Documents ${kernel.shortest === 1 ? 'without tokens' : `of fewer than ${kernel.shortest} tokens`} have no similarity, not even with themselves, and so are left out.

**Bias.** Grows with the number of documents and falls with their length, because common words make long documents alike: compare the same number of documents of like length. q = 0.5 gives weight to rare kinds of documents, q = 1 weighs kinds by how common they are, q = 2 mostly shows what the common kinds do, and q = inf the one most common direction alone, which for words is that of the function words.

**Direction.** Higher is more diverse; word salad of many words scores high too.

**Smallest sensible sample.** About 100 documents. Cost: ${order === 2 ? 'the square of the documents' : 'the cube of the documents, about 1.5 seconds for 2,000 and 10 for 4,000; all orders but 2 of one kernel share it'}. Above ${limit.toLocaleString('en')} documents it is undefined: measure at fewer tokens.

Source: Friedman and Dieng 2023, The Vendi Score, arXiv:2210.02410; Pasarkar and Dieng 2024, Cousins of the Vendi Score, arXiv:2310.12952.`,
    measure: (view) => measured(view, limit, kernel, score),
  })
}

function measured(
  view: TextView,
  limit: number,
  kernel: VendiKernel,
  score: (view: TextView) => number,
): Measured {
  const documents = view.texts.length
  if (documents > limit) {
    return undefinedBecause(
      `has ${documents.toLocaleString('en')} documents, limit ${limit.toLocaleString('en')}: measure at fewer tokens`,
      documents,
    )
  }
  if (view.ngrams(kernel.shortest).total === 0) return noNgrams(kernel.shortest)
  return { value: score(view), n: documents }
}
