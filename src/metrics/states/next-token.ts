import type { TransitionsState } from '../../contracts/state.js'
import type { VectorMetric } from '../../contracts/vectors.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { vectorMetric } from '../vector-metric.js'
import { klDivergence, squaredError } from './distribution-errors.js'
import { entropyOf } from './state-entropy.js'
import { massWhereGone } from './state-support.js'
import { type Contexts, contextsOf } from './token-contexts.js'

const CONTEXTS =
  'The mean is over the tokens of a sequence: each has a distribution, the first that of first tokens, any other the row of the token before it (where that row is empty, that of first tokens, for the sequence begins anew)'

interface Compared {
  readonly name: string
  readonly label: string
  readonly unit: string
  readonly format: 'percent' | 'number'
  readonly what: string
  readonly formula: string
  readonly of: (row: Float64Array, truth: Float64Array) => number
}

const comparisons: readonly Compared[] = [
  {
    name: 'missing_mass',
    label: 'Missing mass of next tokens',
    unit: 'probability under the truth',
    format: 'percent',
    what: 'How often a token of a true sequence is one that the model could not have given there.',
    formula: 'sum of p* over the tokens with p = 0',
    of: (row, truth) => massWhereGone(truth, row),
  },
  {
    name: 'squared_error',
    label: 'Squared error of next tokens',
    unit: 'squared probability, summed over tokens',
    format: 'number',
    what: 'How far the model’s distributions of the next token are from the true ones.',
    formula: '||p - p*||^2',
    of: squaredError,
  },
  {
    name: 'kl_truth_to_model',
    label: 'KL divergence of next tokens from the truth to the model',
    unit: 'nats per token',
    format: 'number',
    what: 'What it costs to code a true sequence with the model, above its own entropy. Infinite as soon as the model has lost something that the truth can say.',
    formula: 'sum p* ln(p* / p)',
    of: (row, truth) => klDivergence(truth, row),
  },
]

export const metrics: readonly VectorMetric[] = [
  vectorMetric({
    id: 'next_token.entropy',
    label: 'Entropy of the next token',
    unit: 'nats per token',
    format: 'number',
    better: 'neither',
    kinds: ['transitions'],
    definition: {
      what: 'How open the model is about what comes next, in its own sequences: the entropy of a sequence by its number of tokens.',
      formula: `mean of -sum p ln p. ${CONTEXTS}; tokens of the model’s own sequences. ${OVER_CHAINS}`,
      bias: 'None as a property of the model; a first fit is low by about the number of its parameters / (2 tokens) nats.',
      smallest: 'Some ten chains.',
      source: 'Cover and Thomas 2006, Elements of Information Theory, theorem 4.2.4.',
    },
    measure({ state, test }) {
      if (state.kind !== 'transitions') return undefinedBecause('the model has no transitions')
      return overChains(
        Array.from({ length: state.chains }, (_, chain) =>
          meanOver(contextsOf(state, chain, test.dimension), (context) =>
            entropyOf(rowOf(state, chain, context)),
          ),
        ),
      )
    },
  }),
  ...comparisons.map(({ name, label, unit, format, what, formula, of }) =>
    vectorMetric({
      id: `next_token.${name}`,
      label,
      unit,
      format,
      better: 'lower',
      kinds: ['transitions'],
      definition: {
        what,
        formula: `mean of ${formula}. ${CONTEXTS}; tokens of the truth’s sequences. ${OVER_CHAINS}`,
        bias: 'None as a property of the model; it is above 0 after any finite fit.',
        smallest: 'Some ten chains.',
        source: 'Definition of this project, the metrics of states for each place of a sequence.',
      },
      measure({ state, truth, test }) {
        if (state.kind !== 'transitions') return undefinedBecause('the model has no transitions')
        if (truth.kind !== 'transitions') return undefinedBecause(`the truth is of the kind ${truth.kind}`)
        if (truth.states !== state.states) {
          return undefinedBecause(`the truth has ${truth.states} tokens, the model ${state.states}`)
        }
        const contexts = contextsOf(truth, 0, test.dimension)
        return overChains(
          Array.from({ length: state.chains }, (_, chain) =>
            meanOver(contexts, (context) => of(rowOf(state, chain, context), rowOf(truth, 0, context))),
          ),
        )
      },
    }),
  ),
]

/** The distribution after a token; of the first token where there is none before it, or nothing follows that one. */
function rowOf(
  { states, initial, transitions }: TransitionsState,
  chain: number,
  context: number,
): Float64Array {
  const first = initial.subarray(chain * states, (chain + 1) * states)
  if (context < 0) return first
  const start = (chain * states + context) * states
  const row = transitions.subarray(start, start + states)
  return row.some((p) => p > 0) ? row : first
}

function meanOver({ first, after }: Contexts, value: (context: number) => number): number {
  let sum = first * value(-1)
  for (const [token, share] of after.entries()) if (share > 0) sum += share * value(token)
  return sum
}
