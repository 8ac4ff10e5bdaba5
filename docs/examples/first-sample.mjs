// A mixing strategy: every generation is trained on what one early generation wrote, and on some human documents.
export const summary = 'Human documents and the sample of one early generation, again and again.'
export const options = (z) =>
  z.strictObject({ documents: z.int().min(0).default(10).describe('Human documents in the mix.') })

/** @type {import('collapse-lab').Strategy} */
export const strategy = {
  name: 'first-sample',
  version: 1,
  describe: ({ documents }) => `${documents} human documents and the sample of generation 0`,
  compose({ documents }, { history }) {
    const total = documents + history[0].kept
    return {
      parts: [
        { source: 'human', take: { kind: 'shuffled', label: 'first-sample', from: 0, to: documents } },
        { source: { sample: 0 }, take: { kind: 'all' } },
      ],
      requested: { documents: total, humanShare: documents / total },
    }
  },
  // Known before anything runs: `collapse validate` compares it with what there is.
  needs: ({ documents }, _generation, sizes) => ({
    documents: documents + sizes.sample,
    human: documents,
    fresh: 0,
    lastSample: 0,
  }),
}
