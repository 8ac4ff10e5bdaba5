/** Steps of the rule: an error of about 1e-9 for smooth functions over twenty of their widths. */
const STEPS = 400

/**
 * The integral of a smooth function over [from, to], by Simpson's rule in 400 steps. The caller cuts off tails.
 *
 * @example
 * integral(Math.sin, 0, Math.PI) // 2
 */
export function integral(of: (x: number) => number, from: number, to: number): number {
  const step = (to - from) / STEPS
  let sum = of(from) + of(to)
  for (let index = 1; index < STEPS; index++) sum += (index % 2 === 1 ? 4 : 2) * of(from + index * step)
  return (sum * step) / 3
}
