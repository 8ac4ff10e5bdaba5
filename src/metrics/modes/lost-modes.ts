import type { VectorMetric } from '../../contracts/vectors.js'
import { DENSITY_KINDS } from '../density-state.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { vectorMetric } from '../vector-metric.js'
import { keptItems } from './kept-items.js'
import { type ModeDistance, modesOf } from './mode-distance.js'

export const metrics: readonly VectorMetric[] = [2, 3].map((k) =>
  vectorMetric({
    id: `lost_modes.sd${k}`,
    label: `Lost modes (no item within ${k} deviations)`,
    unit: 'modes of the truth',
    format: 'number',
    better: 'lower',
    kinds: DENSITY_KINDS,
    definition: {
      what: 'How many modes of the truth the model’s sample has no item near: what has dropped out of a mixture altogether.',
      formula: `number of components of the truth (m, C) for which every item x of the sample has (x - m)' C^-1 (x - m) > ${k * k}; without items that curation dropped. ${OVER_CHAINS}`,
      bias: 'Too high for small samples: of a mode of weight w, n items of the truth itself miss with probability (1 - w P)^n, P the mass of a normal distribution within the radius. Modes that lie in one another stand in for each other.',
      smallest: 'Several items within the radius of every mode: some 5 / (smallest weight).',
      source:
        'Alemohammad et al. 2023, arXiv:2307.01850 (modes of a mixture of 25 that self-consuming loops lose).',
    },
    async measure({ truth, sample }) {
      if (truth.kind !== 'mixture' && truth.kind !== 'normal') {
        return undefinedBecause(`the truth is of the kind ${truth.kind}, which has no modes to count`)
      }
      const modes = modesOf(truth)
      if (modes === undefined) return undefinedBecause('a mode of the truth has a singular covariance')
      const drawn = await sample()
      return overChains(
        Array.from({ length: drawn.chains }, (_, chain) =>
          countLost(modes, keptItems(drawn, chain), drawn.dimension, k * k),
        ),
      )
    },
  }),
)

function countLost(
  modes: readonly ModeDistance[],
  rows: Float64Array,
  dimension: number,
  squaredRadius: number,
): number {
  let lost = modes.length
  for (const distance of modes) {
    for (let start = 0; start < rows.length; start += dimension) {
      if (distance(rows, start) > squaredRadius) continue
      lost--
      break
    }
  }
  return lost
}
