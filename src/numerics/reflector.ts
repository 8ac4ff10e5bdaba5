/**
 * Turns x (values[from .. to - 1]) into a vector v with 1 in front, so that (1 - scale v v') x = (image, 0, 0, ...): a
 * Householder reflection. Scale 0: x is of that form already.
 *
 * Source: Golub and Van Loan, Matrix Computations, algorithm 5.1.1.
 */
export function reflector(values: Float64Array, from: number, to: number): { image: number; scale: number } {
  const head = values[from]
  let tail = 0
  for (let at = from + 1; at < to; at++) tail += values[at] * values[at]
  values[from] = 1
  if (tail === 0) return { image: head, scale: 0 }
  const length = Math.sqrt(head * head + tail)
  const image = head > 0 ? -length : length
  const pivot = head - image
  for (let at = from + 1; at < to; at++) values[at] /= pivot
  return { image, scale: -pivot / image }
}
