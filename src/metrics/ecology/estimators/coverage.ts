import { kindsSeen, type Spectrum } from '../../spectrum.js'
import { unseenKinds } from './richness.js'

/** Logarithm of a chance of having been missed that no longer shows: e^-50 = 2e-22. */
export const SURELY_SEEN = -50

/**
 * How much of the unseen probability one more draw leaves unseen: A of Chao and Jost 2012. 0 where nothing is
 * thought unseen.
 */
export function unseenPerDraw(spectrum: Spectrum): number {
  const once = kindsSeen(spectrum, 1)
  if (once === 0) return 0
  const unseen = spectrum.total * unseenKinds(spectrum)
  return unseen / (unseen + once)
}

/**
 * Sample coverage: the share of all tokens there are (seen or not) that belong to kinds in the sample. Chao and Jost's
 * estimate, which corrects Good's 1 - f1 / N by the kinds seen twice.
 */
export function sampleCoverage(spectrum: Spectrum): number {
  return 1 - (kindsSeen(spectrum, 1) / spectrum.total) * unseenPerDraw(spectrum)
}

/** Coverage expected of a sample of `size` draws; below the sample's size a whole number. */
export function coverageAtSize(spectrum: Spectrum, size: number): number {
  const { total } = spectrum
  if (size < total) return coverageOfPart(spectrum, size)
  const unseen = kindsSeen(spectrum, 1) / total
  return 1 - unseen * Math.exp((size - total + 1) * Math.log(unseenPerDraw(spectrum)))
}

/** 1 - sum over kinds of (count / N) C(N - count, size) / C(N - 1, size), each ratio as a sum of logarithms. */
function coverageOfPart({ times, kinds, total }: Spectrum, size: number): number {
  let missed = 0
  let logMissed = 0
  let count = 1
  for (let index = 0; index < times.length; index++) {
    for (; count < times[index] && logMissed > SURELY_SEEN; count++)
      logMissed += Math.log1p(-size / (total - count))
    if (logMissed <= SURELY_SEEN) break
    missed += ((kinds[index] * times[index]) / total) * Math.exp(logMissed)
  }
  return 1 - missed
}

/**
 * The size at which a sample is expected to reach a coverage, at least one token. Within the sample it lies between two
 * whole numbers, in proportion; beyond it, it is where the extrapolated coverage meets the target, which is never for
 * a target of 1.
 */
export function sizeAtCoverage(spectrum: Spectrum, coverage: number): number {
  const { total } = spectrum
  if (coverage <= coverageAtSize(spectrum, 1)) return 1
  if (coverage > sampleCoverage(spectrum)) {
    const unseen = kindsSeen(spectrum, 1) / total
    return total - 1 + Math.log((1 - coverage) / unseen) / Math.log(unseenPerDraw(spectrum))
  }
  let low = 1
  let high = total
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (coverageAtSize(spectrum, middle) < coverage) low = middle
    else high = middle
  }
  const below = coverageAtSize(spectrum, low)
  return low + (coverage - below) / (coverageAtSize(spectrum, high) - below)
}
