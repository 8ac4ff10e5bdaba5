import { digamma } from '../../numerics/digamma.js'
import { type Spectrum, singletons } from '../spectrum.js'

/** Entropy of the observed frequencies: an underestimate, by about (types - 1) / (2 total ln 2) bits. */
export function plugInBits({ times, kinds, total }: Spectrum): number {
  let sum = 0
  for (let index = 0; index < times.length; index++)
    sum += kinds[index] * times[index] * Math.log2(times[index])
  // Rounding may leave a trace below zero where there is one kind only.
  return Math.max(0, Math.log2(total) - sum / total)
}

/** Plug-in with the first-order bias added back (Miller 1955). */
export function millerMadowBits(spectrum: Spectrum): number {
  return plugInBits(spectrum) + (spectrum.types - 1) / (2 * spectrum.total) / Math.LN2
}

/**
 * Plug-in corrected for kinds that were not seen: frequencies are shrunk by the sample's coverage
 * C = 1 - f1 / N (Good), and each term is weighted by its chance of being seen at all (Horvitz and Thompson).
 * Where every kind occurs once, C would be 0; f1 is then taken as N - 1.
 */
export function chaoShenBits(spectrum: Spectrum): number {
  const { times, kinds, total } = spectrum
  const once = singletons(spectrum)
  const coverage = 1 - (once === total ? total - 1 : once) / total
  let sum = 0
  for (let index = 0; index < times.length; index++) {
    const share = (coverage * times[index]) / total
    // 1 - (1 - share)^total, exact for small shares.
    const seen = -Math.expm1(total * Math.log1p(-share))
    sum -= (kinds[index] * share * Math.log2(share)) / seen
  }
  return Math.max(0, sum)
}

/**
 * Plug-in with log2 of each count replaced by a digamma expression that takes away the bias for rare kinds
 * (Grassberger 2003, equation 35): log2 N - (1 / N) sum count G(count) / ln 2, where
 * G(n) = psi(n) + (-1)^n (psi((n + 1) / 2) - psi(n / 2)) / 2. For even n this is psi((n + 1) / 2) + ln 2, and
 * G(n + 1) = G(n).
 */
export function grassbergerBits({ times, kinds, total }: Spectrum): number {
  let sum = 0
  for (let index = 0; index < times.length; index++) {
    const expected = digamma(Math.floor(times[index] / 2) + 0.5) + Math.LN2
    sum += kinds[index] * times[index] * expected
  }
  return (Math.log(total) - sum / total) / Math.LN2
}
