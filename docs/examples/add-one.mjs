// A family of numbers: frequencies of states, with something added to every count.
export const summary = 'Frequencies of states, each count a little higher than it was.'
export const options = (z) => z.strictObject({ added: z.number().gt(0).default(1).describe('Added to every count.') })
export const state = 'states' // the kind of its models: metrics of states are measured

/** @type {import('collapse-lab').VectorFamily} */
export const family = {
  name: 'add-one',
  version: 1,
  data: 'vectors',
  capabilities: () => ({ batch: 'vectors', lossWeights: true, randomFit: false }),

  fit({ values, weights, chains, count }, { added }, { world }) {
    const { states } = world.truth
    const probabilities = new Float64Array(chains * states).fill(added)
    for (let item = 0; item < chains * count; item++) {
      const chain = Math.floor(item / count)
      probabilities[chain * states + values[item]] += weights?.[item] ?? 1
    }
    for (let chain = 0; chain < chains; chain++) {
      const own = probabilities.subarray(chain * states, (chain + 1) * states)
      const total = own.reduce((sum, weight) => sum + weight, 0)
      own.forEach((weight, face) => {
        own[face] = weight / total
      })
    }
    return modelOf({ kind: 'states', chains, states, probabilities })
  },

  // The loop stores the state and hands it back.
  restore: (state) => modelOf(state),
}

function modelOf(state) {
  const { chains, states, probabilities } = state
  return {
    state,
    notes: [],
    sample({ count }, _decoding, rng) {
      const values = new Float64Array(chains * count)
      for (let chain = 0; chain < chains; chain++) {
        const own = rng.fork(chain)
        for (let item = chain * count; item < (chain + 1) * count; item++) {
          let left = own.uniform()
          let face = 0
          while (face < states - 1 && (left -= probabilities[chain * states + face]) >= 0) face++
          values[item] = face
        }
      }
      return { kind: 'vectors', values, dimension: 1, chains, count, provenance: [] }
    },
  }
}
