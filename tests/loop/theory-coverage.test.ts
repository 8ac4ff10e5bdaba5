import { describe, expect, it } from 'vitest'
import { replicates, zipf } from '../helpers/categorical-loop.js'
import { mean, variance } from '../helpers/statistics.js'

/** How many of 50 words models still know, n = 100 documents a generation. */
const SETTING = { words: 50, documents: 100, generations: 30, replicates: 200 }

async function knownWords(count: number): Promise<number[][]> {
  const runs = await replicates({ strategy: 'mix', human: { count, draw: 'fresh' } }, SETTING)
  return runs.map((models) => models.map((model) => model.filter((probability) => probability > 0).length))
}

describe('words known', () => {
  // No closed form is known; simulated apart from this code.
  it.each([
    { count: 1, left: 8.13 },
    { count: 10, left: 19.63 },
    { count: 50, left: 29.86 },
  ])('with $count fresh human documents of 100: $left after 30 generations', async ({ count, left }) => {
    const known = (await knownWords(count)).map((generations) => generations[30])
    const error = Math.sqrt(variance(known) / known.length)
    expect(error).toBeLessThan(0.3)
    expect(Math.abs(mean(known) - left)).toBeLessThan(3 * error)
  })

  it('with none: 5.27, and never below the bound of Suresh et al. (arXiv 2412.17646, corollary 1)', async () => {
    const runs = await knownWords(0)
    const known = runs.map((generations) => generations[30])
    expect(Math.abs(mean(known) - 5.27)).toBeLessThan(3 * Math.sqrt(variance(known) / known.length))
    // sum (1 - exp(-n p g_k)) after k fits, g_1 = 1, g_(k+1) = 1 - exp(-g_k); a few per cent below the truth.
    let g = 1
    for (let generation = 0; generation <= 30; generation++) {
      const bound = zipf(50).reduce((sum, p) => sum + 1 - Math.exp(-100 * p * g), 0)
      const found = mean(runs.map((generations) => generations[generation]))
      const error = Math.sqrt(variance(runs.map((generations) => generations[generation])) / runs.length)
      expect(found + 3 * error).toBeGreaterThan(bound)
      expect(found - 3 * error).toBeLessThan(1.1 * bound)
      g = 1 - Math.exp(-g)
    }
  })
})
