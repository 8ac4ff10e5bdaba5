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
