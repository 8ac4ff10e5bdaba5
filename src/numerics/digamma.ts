/**
 * The digamma function psi(x) = d ln Gamma(x) / dx for x > 0, to about 1e-15: the asymptotic series from 10 on, and
 * psi(x) = psi(x + 1) - 1 / x below.
 *
 * @example
 * digamma(1) // -0.577215664901533: minus Euler's constant
 */
export function digamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`The digamma function is taken of numbers above 0, not of ${x}`)
  let at = x
  let shift = 0
  while (at < 10) shift -= 1 / at++
  const square = 1 / (at * at)
  // Bernoulli numbers B(2k) / 2k: 1/12, -1/120, 1/252, -1/240, 1/132, -691/32760, 1/12.
  const series =
    square *
    (1 / 12 -
      square *
        (1 / 120 -
          square *
            (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * (691 / 32760 - square / 12))))))
  return shift + Math.log(at) - 1 / (2 * at) - series
}
