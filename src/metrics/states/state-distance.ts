import type { VectorMetric } from '../../contracts/vectors.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { klDivergence, squaredError, totalVariation } from './distribution-errors.js'
import { perRow, statesMetric } from './states-metric.js'

const distances = [
  {
    name: 'squared_error',
    label: 'Squared error of the probabilities',
    unit: 'squared probability, summed over states',
    what: 'The squared distance of the model’s probabilities from the true ones. The first fit to n draws has (1 - sum p*^2) / n on average; with human data in every mix it settles.',
    formula: '||p - p*||^2 = sum (p - p*)^2',
    bias: 'None as a property of the model; the commonest states rule it.',
    source: 'Bakshi and Chakraborty 2026, arXiv:2602.10531, who give its mean in every generation exactly.',
    of: squaredError,
  },
  {
    name: 'total_variation',
    label: 'Total variation distance to the truth',
    unit: 'probability',
    what: 'The largest difference in probability that the model and the truth give to any set of states: 0 where they agree, 1 where they share none.',
    formula: '(1/2) sum |p - p*|',
    bias: 'None as a property of the model; it is above 0 after any finite fit, about sqrt(states / (2 pi points)) at first where states are alike.',
    source: 'Levin, Peres and Wilmer 2009, Markov Chains and Mixing Times, section 4.1.',
    of: totalVariation,
  },
  {
    name: 'kl_truth_to_model',
    label: 'KL divergence from the truth to the model',
    unit: 'nats',
    what: 'What it costs to code the truth with the model. Infinite as soon as the model has lost a state; see `state_support.missing_mass` for how much that is.',
    formula: 'KL(p* || p) = sum p* ln(p* / p), Infinity with a chain that gives a true state no probability',
    bias: 'None as a property of the model.',
    source: 'Kullback and Leibler 1951.',
    of: (row: Float64Array, truth: Float64Array) => klDivergence(truth, row),
  },
  {
    name: 'kl_model_to_truth',
    label: 'KL divergence from the model to the truth',
    unit: 'nats',
    what: 'What it costs to code the model’s draws with the truth: small for a model that narrows to what is common.',
    formula:
      'KL(p || p*) = sum p ln(p / p*), Infinity with a chain that gives a false state some probability',
    bias: 'None as a property of the model. The first fit to n draws has about (states - 1) / (2 n).',
    source: 'Kullback and Leibler 1951.',
    of: klDivergence,
  },
] as const

export const metrics: readonly VectorMetric[] = distances.map(
  ({ name, label, unit, what, formula, bias, source, of }) =>
    statesMetric({
      id: `state_distance.${name}`,
      label,
      unit,
      format: 'number',
      better: 'lower',
      definition: {
        what,
        formula: `${formula}. ${OVER_CHAINS}`,
        bias,
        smallest: 'Some ten chains.',
        source,
      },
      ofStates: (model, truth) => overChains(perRow(model, (row) => of(row, truth))),
    }),
)
