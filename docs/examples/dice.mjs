// A world of numbers: throws of a loaded die, numbered from 0.
export const summary = 'Throws of a die, the last face of which comes more often.'
export const options = (z) => z.strictObject({ last: z.number().gt(0).default(2).describe('Weight of the last face.') })

/** @type {import('collapse-lab').VectorWorldFactory} */
export const world = {
  name: 'dice',
  version: 1,
  data: 'vectors',
  create({ last }) {
    const probabilities = Float64Array.from([1, 1, 1, 1, 1, last], (weight) => weight / (5 + last))
    return {
      name: 'dice',
      dimension: 1,
      truth: { kind: 'states', chains: 1, states: 6, probabilities },
      draw(count, chains, rng) {
        const values = new Float64Array(chains * count)
        for (let chain = 0; chain < chains; chain++) {
          const own = rng.fork(chain) // chain c depends on the generator and c alone
          for (let item = 0; item < count; item++) {
            values[chain * count + item] = Math.min(5, Math.floor(own.uniform() * (5 + last)))
          }
        }
        return { kind: 'vectors', values, dimension: 1, chains, count, provenance: [] }
      },
    }
  },
}
