import { survivalRate } from './survivors.js'

/**
 * The generation in which a falling survival crosses one half, between the two generations around it in proportion;
 * undefined where it does not within those given; 0 where it begins below.
 *
 * A fact stated c times lives about 2 c / ln 2 generations under replace, for large c (Suresh et al. 2024).
 *
 * @example
 * halfLife([0.9, 0.7, 0.4]) // 1.667
 */
export function halfLife(survival: readonly number[]): number | undefined {
  const below = survival.findIndex((value) => value < 0.5)
  if (below <= 0) return below === 0 ? 0 : undefined
  const before = survival[below - 1]
  return below - 1 + (before - 0.5) / (before - survival[below])
}

/**
 * The half-life of facts that human text states `count` times, where each generation learns from the last sample alone:
 * 1 - exp(-count g_k) after k generations. About 2 count / ln 2 for large counts.
 *
 * Source: Suresh, Thangaraj and Khandavally 2024, arXiv 2412.17646, theorem 2.
 *
 * @example
 * halfLifeUnderReplace(1) // 1.8077
 */
export function halfLifeUnderReplace(count: number): number {
  const survival = [1]
  while (survival[survival.length - 1] >= 0.5) {
    survival.push(-Math.expm1(-count * survivalRate(survival.length)))
  }
  return halfLife(survival)!
}
