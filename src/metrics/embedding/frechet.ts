import type { Metric } from '../../contracts/metric.js'
import { gaussianFrechet } from '../../numerics/gaussian-frechet.js'
import { undefinedBecause } from '../text-metric.js'
import { perEmbedder, humanMetric } from './vector-metric.js'

/**
 * @example
 * frechet.hashed of a sample that is the human test split itself // 0
 */
export const metrics: readonly Metric[] = perEmbedder((embedder) => [
  humanMetric(embedder, {
    id: `frechet.${embedder}`,
    version: 1,
    label: `Frechet distance from human text (${embedder})`,
    unit: 'squared distance',
    format: 'number',
    better: 'lower',
    dependsOn: ['documents', 'length'],
    documents: 2,
    definition: `How far the mean and the covariance of the sample's vectors are from those of the human test split: 0 where they agree. The form that FID and its kin have, for documents.

**Formula.** |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)); covariances over n - 1.

**Bias.** Too high for few documents, by about as much as two halves of human text differ: compare at the same number of documents, and with the control. Only mean and covariance count.

**Smallest sensible sample.** More documents on each side than the vectors have dimensions; with fewer the covariances lack directions and the value is undefined.

Source: Heusel et al. 2017, GANs trained by a two time-scale update rule, arXiv:1706.08500; for text: Semeniuta et al. 2018, arXiv:1806.04936. Same as scipy 1.10 \`sqrtm\` in the formula.`,
    measure(sample, human) {
      const { dimension } = sample
      for (const [whose, { rows }] of [['', sample] as const, ['human ', human] as const]) {
        if (rows <= dimension) {
          return undefinedBecause(
            `needs more ${whose}documents than the ${dimension} dimensions of the vectors, has ${rows}`,
            rows,
          )
        }
      }
      return { value: gaussianFrechet(sample.values, human.values, dimension), n: sample.rows }
    },
  }),
])
