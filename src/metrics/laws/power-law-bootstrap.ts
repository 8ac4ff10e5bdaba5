import type { Rng } from '../../contracts/rng.js'
import { type Spectrum, spectrumOf } from '../spectrum.js'
import { type PowerLawFit, closestPowerLaw } from './power-law-fit.js'
import { powerLawSampler } from './power-law-sampler.js'

/**
 * Share of `replicates` made-up spectra that lie as far from their own best power law as the sample's lies from
 * `fit`, or farther (Clauset, Shalizi and Newman 2009, section 4.1). A spectrum is made up type by type: with the
 * tail's share of types by a count from the law, else by one of the sample's counts below it. Each is fitted anew,
 * its smallest count included.
 */
export function powerLawP(spectrum: Spectrum, fit: PowerLawFit, replicates: number, rng: Rng): number {
  const draw = powerLawSampler(fit)
  const smaller = countsBelow(spectrum, fit.from)
  const counts = new Float64Array(spectrum.types)
  let asFar = 0
  for (let replicate = 0; replicate < replicates; replicate++) {
    const own = rng.fork(replicate)
    for (let type = 0; type < counts.length; type++) {
      const at = own.integer(spectrum.types)
      counts[type] = at < smaller.length ? smaller[at] : draw(own)
    }
    const again = closestPowerLaw(spectrumOf(counts))
    if (again !== undefined && again.distance >= fit.distance) asFar++
  }
  return asFar / replicates
}

/** The counts of all types below the law, one a type. */
function countsBelow({ times, kinds }: Spectrum, from: number): Float64Array {
  const counts: number[] = []
  for (let index = 0; index < times.length && times[index] < from; index++) {
    for (let kind = 0; kind < kinds[index]; kind++) counts.push(times[index])
  }
  return Float64Array.from(counts)
}
