import type { Metric } from '../../contracts/metric.js'
import { NORMAL_975 } from '../../numerics/normal.js'
import { classifierTest } from './classifier-test.js'
import { humanMetric, perEmbedder } from './vector-metric.js'

/**
 * @example
 * two_sample_auc.hashed of documents that share no run of characters with human ones // 1
 */
export const metrics: readonly Metric[] = perEmbedder((embedder) => [
  humanMetric(embedder, {
    id: `two_sample_auc.${embedder}`,
    version: 1,
    label: `Told from human text (${embedder})`,
    unit: 'area under the ROC',
    format: 'number',
    better: 'lower',
    dependsOn: ['documents', 'length'],
    documents: 20,
    definition: `How well a linear classifier tells the sample's documents from those of the human test split: 0.5 where it cannot, 1 where it always can. An interval that holds 0.5 says that no difference was found.

**Formula.** Probability that a held-out document of the sample scores above a held-out human one. Logistic regression with a ridge penalty, five seeded folds, mean of the folds' areas under the ROC; the interval is 1.96 standard errors to each side, from DeLong's variances of the folds, made wider because folds share what they were fitted to (Nadeau and Bengio).

**Bias.** None where both sides come from one source: the area is 0.5 in expectation for any number of documents. Where they differ, more documents make a better classifier and a larger area: compare at the same number. Pairs that begin alike, a human text and a model's continuation of it, pull the area towards 0.5 or below: the classifier has seen a document's twin under the other label.

**Smallest sensible sample.** About 100 documents on each side; defined from 20 on.

Source: Lopez-Paz and Oquab 2017, Revisiting classifier two-sample tests, arXiv:1610.06545; interval: DeLong et al. 1988; Nadeau and Bengio 2003.`,
    measure(sample, human, rng) {
      const { area, standardError } = classifierTest(
        sample.values,
        human.values,
        sample.dimension,
        rng.fork('two-sample'),
      )
      return {
        value: area,
        low: Math.max(0, area - NORMAL_975 * standardError),
        high: Math.min(1, area + NORMAL_975 * standardError),
        n: sample.rows,
      }
    },
  }),
])
