import type { ResultRow, Results } from '../../../src/contracts/results.js'
import { FAKE_ARMS, fakeResults } from '../../report/fake-results.js'

/** Results with `facts.extinct` of tier `1`, from the share extinct of each arm, seed and generation. */
export function factLives(
  extinct: (arm: string, seed: number, generation: number) => number | undefined,
  seeds = 5,
  generations = 6,
): Results {
  const results = fakeResults({ arms: FAKE_ARMS.slice(0, 2), seeds, generations, facts: false })
  const rows = results.arms.flatMap(({ name }) =>
    results.seeds.flatMap((seed) =>
      Array.from({ length: generations + 1 }, (_, generation): ResultRow => {
        const value = extinct(name, seed, generation)
        return {
          experiment: 'lives',
          arm: name,
          seed,
          generation,
          metric: 'facts.extinct',
          group: '1',
          value,
          low: undefined,
          high: undefined,
          n: 100,
          undefinedReason: value === undefined ? 'no facts' : undefined,
        }
      }),
    ),
  )
  return {
    ...results,
    rows,
    tiers: [
      { name: 'unseen', facts: 40 },
      { name: '1', facts: 100 },
    ],
  }
}
