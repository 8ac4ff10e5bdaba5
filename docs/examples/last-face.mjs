// A metric of numbers: how likely the last state is, on average over chains.

/** @type {readonly import('collapse-lab').VectorMetric[]} */
export const metrics = [
  {
    id: 'last_face',
    version: 1,
    data: 'vectors',
    label: 'Probability of the last face',
    unit: 'probability under the model',
    format: 'percent',
    better: 'neither',
    kinds: ['states'],
    definition: 'Probability of the last state, the mean over chains.',
    measure({ state: { chains, states, probabilities } }) {
      let sum = 0
      for (let chain = 1; chain <= chains; chain++) sum += probabilities[chain * states - 1]
      return [{ value: sum / chains, n: chains }]
    },
  },
]
