import { kindsSeen, type Spectrum } from '../../spectrum.js'

/** Kinds that occur up to this often are rare for ACE, as in Chao and Lee 1992. */
export const ACE_RARE = 10

/** Chao1 in its bias-corrected form, which is defined without kinds seen twice. */
export function chao1(spectrum: Spectrum): number {
  const once = kindsSeen(spectrum, 1)
  return spectrum.types + (once * (once - 1)) / (2 * (kindsSeen(spectrum, 2) + 1))
}

/**
 * Unseen kinds as iNEXT estimates them: Chao1 before the bias correction, with the factor (N - 1) / N that the
 * extrapolation rests on; the corrected form where no kind was seen twice.
 */
export function unseenKinds(spectrum: Spectrum): number {
  const once = kindsSeen(spectrum, 1)
  const twice = kindsSeen(spectrum, 2)
  const pairs = twice > 0 ? (once * once) / (2 * twice) : (once * (once - 1)) / 2
  return (pairs * (spectrum.total - 1)) / spectrum.total
}

/**
 * The abundance-based coverage estimator: frequent kinds are all taken as seen; the number of rare ones is divided by
 * their coverage and corrected for how unequal they are. Undefined where every rare kind occurs once: their coverage
 * is then 0.
 */
export function ace(spectrum: Spectrum): number | undefined {
  const { times, kinds } = spectrum
  let rareKinds = 0
  let rareTotal = 0
  let pairs = 0
  for (let index = 0; index < times.length && times[index] <= ACE_RARE; index++) {
    rareKinds += kinds[index]
    rareTotal += kinds[index] * times[index]
    pairs += kinds[index] * times[index] * (times[index] - 1)
  }
  const frequent = spectrum.types - rareKinds
  if (rareKinds === 0) return frequent
  const once = kindsSeen(spectrum, 1)
  if (once === rareTotal) return undefined
  const coverage = 1 - once / rareTotal
  const seen = rareKinds / coverage
  const unevenness = Math.max(0, (seen * pairs) / (rareTotal * (rareTotal - 1)) - 1)
  return frequent + seen + (once / coverage) * unevenness
}
