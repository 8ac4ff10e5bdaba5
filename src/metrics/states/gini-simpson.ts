import type { VectorMetric } from '../../contracts/vectors.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { perRow, statesMetric } from './states-metric.js'

const forms = [
  {
    name: 'index',
    label: 'Gini-Simpson index',
    unit: 'probability that two draws differ',
    what: 'The probability that two draws from the model are of different states. Where each generation is fitted to n draws of the last, its mean falls by the factor 1 - 1/n a generation, exactly.',
    formula: '1 - sum p^2',
    of: (squares: number) => 1 - squares,
  },
  {
    name: 'sum_of_squares',
    label: 'Sum of squared probabilities',
    unit: 'probability that two draws agree',
    what: 'The probability that two draws from the model are of the same state: the S_m of Seddik et al., 1 where one state is left.',
    formula: 'sum p^2',
    of: (squares: number) => squares,
  },
] as const

export const metrics: readonly VectorMetric[] = forms.map(({ name, label, unit, what, formula, of }) =>
  statesMetric({
    id: `gini_simpson.${name}`,
    label,
    unit,
    format: 'number',
    better: 'neither',
    definition: {
      what,
      formula: `${formula}. ${OVER_CHAINS}`,
      bias: 'None as a property of the model; it is ruled by the commonest states and hardly sees rare ones go.',
      smallest: 'Some ten chains.',
      source:
        'Seddik et al. 2024, arXiv:2404.05090, equation 6: E sum p^2 after m generations = 1 - (1 - 1/n)^m (1 - sum p*^2).',
    },
    ofStates: (model) => overChains(perRow(model, (row) => of(sumOfSquares(row)))),
  }),
)

/**
 * @example
 * sumOfSquares(Float64Array.of(0.5, 0.5)) // 0.5
 */
export function sumOfSquares(probabilities: Float64Array): number {
  let sum = 0
  for (const p of probabilities) sum += p * p
  return sum
}
