import { NORMAL_975 } from '../../../numerics/normal.js'
import { kindsSeen, type Spectrum } from '../../spectrum.js'
import { chao1 } from './richness.js'

/**
 * 95% interval of Chao1: the number of unseen kinds is taken as log-normal (Chao 1987), so that the interval begins
 * above the kinds that were seen. Undefined where nothing is estimated as unseen.
 */
export function chao1Interval(
  spectrum: Spectrum,
): { readonly low: number; readonly high: number } | undefined {
  const estimate = chao1(spectrum)
  const unseen = estimate - spectrum.types
  if (unseen === 0) return undefined
  const spread = Math.log1p(variance(spectrum, estimate) / (unseen * unseen))
  const factor = Math.exp(NORMAL_975 * Math.sqrt(spread))
  return { low: spectrum.types + unseen / factor, high: spectrum.types + unseen * factor }
}

/** Variance of the bias-corrected estimate; with its own form where no kind was seen twice. */
function variance(spectrum: Spectrum, estimate: number): number {
  const once = kindsSeen(spectrum, 1)
  const twice = kindsSeen(spectrum, 2)
  if (twice === 0) {
    const double = 2 * once - 1
    return (
      (once * (once - 1)) / 2 + (once * double * double) / 4 - (once * once * once * once) / (4 * estimate)
    )
  }
  const more = twice + 1
  const pairs = once * (once - 1)
  const double = 2 * once - 1
  return (
    pairs / (2 * more) +
    (once * double * double) / (4 * more * more) +
    (pairs * pairs * twice) / (4 * more * more * more * more)
  )
}
