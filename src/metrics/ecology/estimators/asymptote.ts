import { digamma } from '../../../numerics/digamma.js'
import { scaledExponentialIntegral } from '../../../numerics/exponential-integral.js'
import { kindsSeen, type Spectrum } from '../../spectrum.js'
import { unseenPerDraw } from './coverage.js'
import { pairAgreement } from './rarefaction.js'
import { unseenKinds } from './richness.js'

/** Orders for which Chao et al. 2014 give estimates beyond the sample. */
export type Order = 0 | 1 | 2

/**
 * The Hill number of the source itself as estimated from a sample: what the curve of ever larger samples goes to.
 * A lower bound for q = 0 (Chao1), nearly unbiased for q = 1 (Chao, Wang and Jost 2013) and q = 2. Infinite for q = 2
 * where no kind was seen twice.
 */
export function asymptoticHill(spectrum: Spectrum, q: Order): number {
  if (q === 0) return spectrum.types + unseenKinds(spectrum)
  if (q === 1) return Math.exp(asymptoticEntropy(spectrum))
  return 1 / pairAgreement(spectrum)
}

/** Entropy in nats: the mean over kinds of psi(N) - psi(count), and the entropy of kinds that were not seen. */
function asymptoticEntropy(spectrum: Spectrum): number {
  const { times, kinds, total } = spectrum
  const ofTotal = digamma(total)
  let seen = 0
  for (let index = 0; index < times.length; index++) {
    seen += ((kinds[index] * times[index]) / total) * (ofTotal - digamma(times[index]))
  }
  return seen + (kindsSeen(spectrum, 1) / total) * harmonicTail(unseenPerDraw(spectrum), total)
}

/** Where the terms of the sum below fall this slowly, it is taken as an integral with corrections. */
const SLOW = 0.02
/** The corrections are exact to 1e-14 from this divisor on. */
const FAR = 128

/** The sum over j >= 0 of ratio^(j + 1) / (first + j). Its direct form cancels for large `first`. */
function harmonicTail(ratio: number, first: number): number {
  if (ratio === 0) return 0
  const rate = -Math.log(ratio)
  let sum = 0
  let power = ratio
  let divisor = first
  while (rate > SLOW ? power > 1e-18 : divisor < FAR) {
    sum += power / divisor++
    power *= ratio
  }
  return rate > SLOW ? sum : sum + power * eulerMaclaurin(rate, divisor)
}

/** The sum over j >= 0 of exp(-rate j) / (first + j): the integral and the corrections of its left end. */
function eulerMaclaurin(rate: number, first: number): number {
  const inverse = 1 / first
  const slope = rate + inverse
  const third = rate * rate * rate + 3 * inverse * (rate * rate + 2 * inverse * (rate + inverse))
  const corrections = 1 / 2 + slope / 12 - third / 720
  return scaledExponentialIntegral(rate * first) + inverse * corrections
}
