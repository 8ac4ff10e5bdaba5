/**
 * Weights of ranks 1 .. size under the law of Zipf and Mandelbrot, (rank + shift)^-exponent, not normalised; shift 0:
 * Zipf's law, exponent 0: all alike.
 *
 * @example
 * zipfWeights(3, 1, 0) // 1, 1/2, 1/3
 */
export function zipfWeights(size: number, exponent: number, shift: number): Float64Array {
  return Float64Array.from({ length: size }, (_, position) =>
    Math.exp(-exponent * Math.log(position + 1 + shift)),
  )
}
