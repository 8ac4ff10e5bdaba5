/**
 * Chance that a fact which human text states `count` times is still alive after so many generations trained on the
 * last sample alone: 1 - exp(-count g), with g(1) = 1 and g(k + 1) = 1 - exp(-g(k)). Exact where every generation
 * draws the fact a Poisson number of times around its last count, as a model that only counts does. About
 * 1 - exp(-2 count / generation) for many generations.
 *
 * Source: Suresh, Thangaraj and Khandavally 2024, arXiv 2412.17646, theorem 2.
 *
 * @example
 * expectedSurvival(1, 1) // 0.6321
 */
export function expectedSurvival(count: number, generation: number): number {
  if (generation === 0) return 1
  let rate = 1
  for (let k = 1; k < generation; k++) rate = -Math.expm1(-rate)
  return -Math.expm1(-count * rate)
}

/**
 * The generation at which that chance is one half, straight between generations: about 2 count / ln 2 for large counts,
 * so that the time to forget grows with how often something was said.
 *
 * @example
 * expectedHalfLife(1) // 1.8077
 */
export function expectedHalfLife(count: number): number {
  let before = 1
  for (let generation = 1; ; generation++) {
    const now = expectedSurvival(count, generation)
    if (now <= 0.5) return generation - 1 + (before - 0.5) / (before - now)
    before = now
  }
}
