import { quantileSorted } from 'simple-statistics'
import type { Rng } from '../../contracts/rng.js'
import { mean } from '../../numerics/mean.js'
import { normalCdf, normalQuantile } from '../../numerics/normal.js'
import { ChainStreams } from '../../random/stream.js'

export interface BootstrapInterval {
  readonly low: number
  readonly high: number
}

/** Below, resamples of so few values say less than they seem to. */
export const FEWEST_FOR_BOOTSTRAP = 10
const RESAMPLES = 4_999

/**
 * Bootstrap interval of a mean, corrected for bias and acceleration (BCa), from 4,999 resamples. Undefined below ten
 * values, where it is far too narrow (Student t is not), and where all values are equal.
 *
 * Source: Efron 1987, Better Bootstrap Confidence Intervals, JASA 82; acceleration from the jackknife.
 */
export function bcaInterval(
  values: readonly number[],
  confidence: number,
  rng: Rng,
): BootstrapInterval | undefined {
  const n = values.length
  if (n < FEWEST_FOR_BOOTSTRAP) return undefined
  const centre = mean(values)
  let [squares, cubes] = [0, 0]
  for (const value of values) {
    const from = value - centre
    squares += from * from
    cubes += from * from * from
  }
  if (Math.sqrt(squares / n) <= 1e-12 * Math.abs(centre)) return undefined
  const means = resampledMeans(values, rng)
  // Resamples with the mean of the sample itself, but for rounding, count as half below it.
  const rounding = 1e-12 * (Math.abs(centre) + Math.sqrt(squares))
  const below = means.reduce((sum, one) => {
    return sum + (Math.abs(one - centre) <= rounding ? 0.5 : one < centre ? 1 : 0)
  }, 0)
  const bias = normalQuantile(below / means.length)
  const acceleration = cubes / (6 * squares * Math.sqrt(squares))
  const corrected = (p: number) => {
    const z = bias + normalQuantile(p)
    return quantileSorted(means, normalCdf(bias + z / (1 - acceleration * z)))
  }
  return { low: corrected(0.5 - confidence / 2), high: corrected(0.5 + confidence / 2) }
}

function resampledMeans(values: readonly number[], rng: Rng): number[] {
  const stream = new ChainStreams(rng).of(0)
  const means = new Float64Array(RESAMPLES)
  for (let draw = 0; draw < RESAMPLES; draw++) {
    let sum = 0
    for (let at = 0; at < values.length; at++) sum += values[stream.integer(values.length)]
    means[draw] = sum / values.length
  }
  return Array.from(means.sort())
}
