import type { VectorBatch } from '../../contracts/batch.js'
import type { VectorMetric } from '../../contracts/vectors.js'
import { manifoldOverlap, type Overlap } from '../../numerics/manifold-overlap.js'
import { DENSITY_KINDS } from '../density-state.js'
import { oncePerPair } from '../once.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { vectorMetric } from '../vector-metric.js'
import { keptItems } from './kept-items.js'

const NEIGHBOURS = 5
/** The time is quadratic in items: beyond these, more say little. */
const MOST_ITEMS = 500
const MOST_CHAINS = 50

const BOUNDS = `A ball reaches from a point to its ${NEIGHBOURS}th nearest neighbour in its own set. Of each set the first ${MOST_ITEMS} items count, without those that curation dropped, and of many chains the first ${MOST_CHAINS}; n says how many.`

interface Part {
  readonly name: keyof Overlap
  readonly label: string
  readonly unit: string
  readonly format: 'percent' | 'number'
  readonly what: string
  readonly formula: string
}

const parts: readonly Part[] = [
  {
    name: 'precision',
    label: 'kNN precision',
    unit: 'share of sample items',
    format: 'percent',
    what: 'How much of the sample lies where human items are: it falls when a model makes up what is not there, and rises as it narrows.',
    formula: 'share of sample items in the ball of a human test item',
  },
  {
    name: 'recall',
    label: 'kNN recall',
    unit: 'share of human test items',
    format: 'percent',
    what: 'How much of the human test items the sample reaches: it falls as a model narrows.',
    formula: 'share of human test items in the ball of a sample item',
  },
  {
    name: 'density',
    label: 'kNN density',
    unit: 'balls per item, over k',
    format: 'number',
    what: 'Like precision, but items where human ones are dense count more; 1 for two samples of one source.',
    formula: `human balls that a sample item lies in, mean over items, / ${NEIGHBOURS}`,
  },
  {
    name: 'coverage',
    label: 'kNN coverage',
    unit: 'share of human test items',
    format: 'percent',
    what: 'Like recall, with the balls of the human items: outliers of the sample cannot raise it.',
    formula: 'share of human balls with a sample item in them',
  },
]

export const metrics: readonly VectorMetric[] = parts.map(({ name, label, unit, format, what, formula }) =>
  vectorMetric({
    id: `sample_overlap.${name}.k${NEIGHBOURS}`,
    label,
    unit,
    format,
    better: 'higher',
    kinds: DENSITY_KINDS,
    definition: {
      what,
      formula: `${formula}. ${BOUNDS} ${OVER_CHAINS}`,
      bias: 'Of two samples of one source none but density is 1: compare with the control, at the same numbers of items. All chains share the test items, so that their luck is not in the interval.',
      smallest: `Some hundred items of either set; undefined below ${NEIGHBOURS + 1}.`,
      source:
        'Kynkaanniemi et al. 2019, arXiv:1904.06991; Naeem et al. 2020, arXiv:2002.09797; of self-consuming loops Alemohammad et al. 2023, arXiv:2307.01850.',
    },
    async measure({ sample, test }) {
      const overlaps = overlapsOf(await sample(), test)
      return overlaps === undefined
        ? undefinedBecause(`needs ${NEIGHBOURS + 1} test items, and as many of each chain's sample`)
        : overChains(overlaps.map((overlap) => overlap[name]))
    },
  }),
)

/** Of the first chains; undefined where a set is too small to have neighbours. */
const overlapsOf = oncePerPair((sample: VectorBatch, test: VectorBatch): readonly Overlap[] | undefined => {
  const { dimension } = sample
  const human = keptItems(test, 0, MOST_ITEMS)
  const drawn = Array.from({ length: Math.min(sample.chains, MOST_CHAINS) }, (_, chain) =>
    keptItems(sample, chain, MOST_ITEMS),
  )
  if ([human, ...drawn].some((rows) => rows.length <= NEIGHBOURS * dimension)) return undefined
  return drawn.map((rows) => manifoldOverlap(rows, human, dimension, NEIGHBOURS))
})
