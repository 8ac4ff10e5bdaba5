// A stage of numbers: some throws of the last face get lost. Chains stay equally long, so it weighs items: 0 drops one.
export const summary = 'Loses some of the throws of the last face.'
export const options = (z) =>
  z.strictObject({ share: z.number().min(0).max(1).default(0.5).describe('Share of them that is lost.') })

/** @type {import('collapse-lab').VectorStage} */
export const stage = {
  name: 'lost-throws',
  version: 1,
  data: 'vectors',
  weigh({ values, chains, count }, { share }, { rng }) {
    const weights = new Float64Array(chains * count)
    for (let chain = 0; chain < chains; chain++) {
      const own = rng.fork(chain)
      for (let item = chain * count; item < (chain + 1) * count; item++) {
        weights[item] = own.uniform() < share && values[item] === 5 ? 0 : 1
      }
    }
    return weights
  },
}
