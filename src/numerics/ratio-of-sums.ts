/** An estimate with its standard error, and the independent units (documents) it rests on. */
export interface Estimate {
  readonly value: number
  readonly standardError: number
  readonly n: number
}

/**
 * Sum of parts / sum of wholes over independent units, such as copied tokens of all tokens by document.
 *
 * **Standard error.** By linearisation: sqrt(n / (n - 1) x sum (part - ratio x whole)^2) / sum of wholes. Where every
 * unit has the same ratio (no part at all, or all of it) that is 0, though the next unit may differ: it is then that of
 * one unit more whose ratio is the opposite half (add one success and one failure to two units, Agresti and Caffo
 * 2000). Undefined for fewer than two units with anything in them.
 *
 * Source: Cochran 1977, Sampling Techniques, chapter 6.
 *
 * @example
 * ratioOfSums([1, 0], [2, 2]) // value 0.25, standard error 0.25, n 2
 */
export function ratioOfSums(parts: ArrayLike<number>, wholes: ArrayLike<number>): Estimate | undefined {
  let part = 0
  let whole = 0
  let n = 0
  for (let at = 0; at < wholes.length; at++) {
    if (wholes[at] === 0) continue
    part += parts[at]
    whole += wholes[at]
    n++
  }
  if (n < 2) return undefined
  const value = part / whole
  let squares = 0
  for (let at = 0; at < wholes.length; at++) {
    const residual = parts[at] - value * wholes[at]
    squares += residual * residual
  }
  const standardError = Math.sqrt((n / (n - 1)) * squares) / whole
  if (standardError > 0 || (value > 0 && value < 1)) return { value, standardError, n }
  const shrunk = 1 / (n + 2)
  return { value, standardError: Math.sqrt((shrunk * (1 - shrunk)) / (n + 2)), n }
}
