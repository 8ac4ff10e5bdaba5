/**
 * ln Gamma(x) for x > 0, to about 1e-15 relative to its terms: Stirling's series from 10 on, and
 * ln Gamma(x) = ln Gamma(x + 1) - ln x below.
 *
 * @example
 * logGamma(5) // 3.178053830347946: ln 24
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`The gamma function is taken of numbers above 0, not of ${x}`)
  let at = x
  let product = 1
  while (at < 10) product *= at++
  const square = 1 / (at * at)
  // Bernoulli numbers B(2k) / (2k (2k - 1)): 1/12, -1/360, 1/1260, -1/1680, 1/1188, -691/360360, 1/156.
  const series =
    (1 / 12 -
      square *
        (1 / 360 -
          square *
            (1 / 1260 -
              square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360 - square / 156)))))) /
    at
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product)
}
