import type { Stream } from './stream.js'

/**
 * The logarithm of a gamma variate of scale 1: a small shape makes variates too small for a double, and not their
 * logarithms. Marsaglia and Tsang (2000), who square and cube a normal variate; below shape 1 a variate of shape + 1
 * times U^(1 / shape).
 */
export function logGammaVariate(shape: number, stream: Stream): number {
  if (shape < 1) {
    const logOfPower = Math.log(1 - stream.uniform()) / shape
    return logGammaVariate(shape + 1, stream) + logOfPower
  }
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const normal = stream.normal()
    const root = 1 + c * normal
    if (root <= 0) continue
    const cube = root * root * root
    const logUniform = Math.log(1 - stream.uniform())
    if (logUniform < 0.5 * normal * normal + d * (1 - cube + Math.log(cube))) return Math.log(d * cube)
  }
}
