import type { Rng } from '../../../contracts/rng.js'
import { standardDeviation } from '../../../numerics/mean.js'
import { NORMAL_975 } from '../../../numerics/normal.js'
import type { Spectrum } from '../../spectrum.js'
import { estimatedSource, resample } from './resample.js'

/**
 * 95% interval of an estimate by the bootstrap of Chao et al. 2014: samples as large as ours are drawn from the
 * source as estimated with its unseen kinds, and the value lies within 1.96 standard deviations of what they give.
 * No Hill number is below 1, so neither is the interval.
 */
export function bootstrapInterval(
  spectrum: Spectrum,
  estimate: (sample: Spectrum) => number,
  replications: number,
  rng: Rng,
): { readonly low: number; readonly high: number } {
  const source = estimatedSource(spectrum)
  const values = Array.from({ length: replications }, (_, replication) =>
    estimate(resample(source, spectrum.total, rng.fork(replication))),
  )
  const value = estimate(spectrum)
  const margin = NORMAL_975 * standardDeviation(values)
  // A value of 1 may be rounded to just below it.
  return { low: Math.min(value, Math.max(1, value - margin)), high: value + margin }
}
