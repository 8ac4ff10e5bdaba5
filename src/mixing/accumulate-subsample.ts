import { z } from 'zod'
import type { RecipePart, Strategy } from '../contracts/recipe.js'
import type { Rng } from '../contracts/rng.js'
import { RunError } from '../errors/index.js'

export const schema = z.strictObject({ strategy: z.literal('accumulate-subsample') })

/**
 * A uniformly random subset, without replacement and of constant size (the budget), of all human training data
 * and every kept sample so far (Kazdan et al., arXiv 2410.16713). How many documents each source gives is drawn
 * from the multivariate hypergeometric law; which ones, by a shuffle of each source: together exactly uniform.
 *
 * The subset is a new one in every generation, its human documents too: as with `draw: redraw` they are drawn from
 * the training split's empirical distribution, not from the truth.
 */
export const accumulateSubsample: Strategy = {
  name: 'accumulate-subsample',
  version: 1,
  describe: () => 'a random subset, of constant size, of all human data and every sample so far',
  compose(_options, { generation, human, history, budget }, rng) {
    const sources: { source: RecipePart['source']; size: number }[] = [
      { source: 'human', size: human },
      ...history.map((past) => ({ source: { sample: past.generation }, size: past.kept })),
    ]
    const pool = sources.reduce((sum, { size }) => sum + size, 0)
    if (budget > pool) {
      throw new RunError(
        `generation ${generation} wants ${budget} documents, human data and samples hold ${pool}`,
        'Set a smaller loop.budget or a larger loop.sample.documents.',
      )
    }
    const counts = drawWithoutReplacement(
      sources.map(({ size }) => size),
      budget,
      rng,
    )
    const parts = sources.flatMap(({ source }, index): RecipePart[] => {
      const label = `pool/generation-${generation}`
      return counts[index] === 0
        ? []
        : [{ source, take: { kind: 'shuffled', label, from: 0, to: counts[index] } }]
    })
    return { parts, requested: { documents: budget, humanShare: human / pool } }
  },
  needs: (_options, generation, sizes) => ({
    documents: sizes.budget,
    // What all samples together cannot give must be human.
    human: Math.max(0, sizes.budget - generation * sizes.sample),
    fresh: 0,
    lastSample: 0,
  }),
}

/** How many of `draws` items, drawn without replacement, fall on each of several piles. */
export function drawWithoutReplacement(piles: readonly number[], draws: number, rng: Rng): number[] {
  const left = [...piles]
  const counts = piles.map(() => 0)
  let remaining = left.reduce((sum, size) => sum + size, 0)
  for (let draw = 0; draw < draws; draw++) {
    let ticket = rng.integer(remaining--)
    let pile = 0
    while (ticket >= left[pile]) ticket -= left[pile++]
    left[pile]--
    counts[pile]++
  }
  return counts
}
