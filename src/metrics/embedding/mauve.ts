import type { Embedder, Metric } from '../../contracts/metric.js'
import { frontierIntegral, mauveArea } from '../../numerics/divergence-frontier.js'
import { type Counted, quantisedOnce } from './quantised.js'
import { humanMetric, perEmbedder } from './vector-metric.js'

const BUCKETS =
  'Both sides are cut into buckets: vectors of length 1, principal components that hold 90% of the variance, k-means (best of 5 seeded starts) with a tenth as many buckets as the smaller side has documents'

const BIAS =
  'Falls as there are fewer documents than human ones or fewer in all, and differs between seeds of k-means (by 0.07 on noise): compare at the same number of documents on both sides, and with the control, whose distance from 1 is what sampling alone does'

const SMALLEST = 'About 1,000 documents on each side; defined from 20 on.'

const PILLUTLA = 'Pillutla et al. 2021, MAUVE, arXiv:2102.01454'

export const metrics: readonly Metric[] = perEmbedder((embedder) => [
  mauve(embedder),
  mauveStar(embedder),
  integral(embedder),
])

/**
 * @example
 * mauve.hashed of a sample that is the human test split itself // 1
 */
function mauve(embedder: Embedder): Metric {
  return frontierMetric(embedder, {
    name: 'mauve',
    label: 'MAUVE',
    unit: 'area under the divergence curve',
    better: 'higher',
    definition: `How well the sample covers human text and is covered by it: 1 where both fill the same buckets equally, near 0 where they share none.

**Formula.** ${BUCKETS}. Of the two histograms p and q: area under the curve of (exp(-5 KL(q, r)), exp(-5 KL(p, r))) over 25 mixtures r of the two, mean of both axes, natural logarithms.

**Bias.** ${BIAS}.

**Smallest sensible sample.** ${SMALLEST}

Source: ${PILLUTLA}; area as mauve-text 0.4.0.`,
    value: ({ sample, human }) => mauveArea(shares(sample), shares(human)),
  })
}

/**
 * @example
 * mauve_star.hashed of a sample that is the human test split itself // 1
 */
function mauveStar(embedder: Embedder): Metric {
  return frontierMetric(embedder, {
    name: 'mauve_star',
    label: 'MAUVE, smoothed',
    unit: 'area under the divergence curve',
    better: 'higher',
    definition: `MAUVE of smoothed histograms, which varies less where buckets hold few documents.

**Formula.** As \`mauve.${embedder}\`, with one half added to the count of every bucket on both sides (Krichevsky-Trofimov).

**Bias.** Towards 1 for few documents, because smoothing makes the histograms more alike. ${BIAS}.

**Smallest sensible sample.** ${SMALLEST}

Source: Pillutla et al. 2023, MAUVE scores for generative models, arXiv:2212.14578; as mauve-text 0.4.0 \`mauve_star\`.`,
    value: ({ sample, human }) => mauveArea(smoothed(sample), smoothed(human)),
  })
}

/**
 * @example
 * frontier_integral.hashed of a sample that is the human test split itself // 0
 */
function integral(embedder: Embedder): Metric {
  return frontierMetric(embedder, {
    name: 'frontier_integral',
    label: 'Frontier integral',
    unit: 'divergence, 0 to 1',
    better: 'lower',
    definition: `How far sample and human text are apart, averaged over all mixtures of the two: 0 where both fill the same buckets equally, 1 where they share none. Unlike MAUVE it has no scaling constant.

**Formula.** ${BUCKETS}. Sum over buckets of (p + q) / 2 - p q ln(p / q) / (p - q).

**Bias.** Too high for few documents, as MAUVE is too low. ${BIAS}.

**Smallest sensible sample.** ${SMALLEST}

Source: Liu et al. 2021, Divergence frontiers for generative models, arXiv:2106.07898; as mauve-text 0.4.0.`,
    value: ({ sample, human }) => frontierIntegral(shares(sample), shares(human)),
  })
}

interface FrontierSpec extends Pick<Metric, 'label' | 'unit' | 'better' | 'definition'> {
  readonly name: string
  value(counted: Counted): number
}

function frontierMetric(embedder: Embedder, { name, label, value, ...spec }: FrontierSpec): Metric {
  return humanMetric(embedder, {
    ...spec,
    id: `${name}.${embedder}`,
    version: 1,
    label: `${label} (${embedder})`,
    format: 'number',
    dependsOn: ['documents', 'length'],
    documents: 20,
    measure: (sample, human, rng) => ({
      value: value(quantisedOnce(sample, human, rng)),
      n: sample.rows,
    }),
  })
}

export function shares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => count / total)
}

/** Krichevsky and Trofimov's estimate: one half more in every bucket. */
export function smoothed(counts: readonly number[]): number[] {
  return shares(counts.map((count) => count + 0.5))
}
