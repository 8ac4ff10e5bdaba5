import type { Spectrum } from '../../spectrum.js'
import { SURELY_SEEN } from './coverage.js'

/**
 * Expected number of kinds among `size` tokens drawn without replacement (Hurlbert): the sum over kinds of
 * 1 - C(N - count, size) / C(N, size). Each ratio is a product of 1 - size / (N - i) over i below the count, taken as
 * a sum of logarithms: it neither overflows nor loses digits, as factorials of large N do.
 */
export function rarefiedRichness({ times, kinds, total }: Spectrum, size: number): number {
  let expected = 0
  let logMissed = 0
  let count = 0
  for (let index = 0; index < times.length; index++) {
    for (; count < times[index] && logMissed > SURELY_SEEN; count++)
      logMissed += Math.log1p(-size / (total - count))
    expected += kinds[index] * -Math.expm1(logMissed)
  }
  return expected
}

/**
 * The Hill number of order 1 expected among `size` tokens drawn without replacement, in the sense of Chao et al. 2014:
 * the exponential of the expected entropy of such a draw.
 */
export function rarefiedShannon({ times, kinds, total }: Spectrum, size: number): number {
  let entropy = 0
  for (let index = 0; index < times.length; index++) {
    entropy += kinds[index] * expectedSurprise(times[index], total, size)
  }
  return Math.exp(entropy)
}

/** Terms this much smaller than the largest do not show in the sum. */
const NEGLIGIBLE = 1e-18

/**
 * Mean of -(k / size) ln(k / size) where k of `count` marked tokens are among `size` drawn of `total`: the
 * hypergeometric weights are grown from the most likely k to both sides and divided by their sum, so that no
 * factorial is needed.
 */
function expectedSurprise(count: number, total: number, size: number): number {
  const others = total - count - size
  const most = Math.min(count, size)
  const least = Math.max(0, -others)
  const likeliest = Math.floor(((count + 1) * (size + 1)) / (total + 2))
  let weights = 1
  let sum = surprise(likeliest / size)
  let weight = 1
  for (let k = likeliest; k < most && weight > NEGLIGIBLE; k++) {
    weight *= ((count - k) * (size - k)) / ((k + 1) * (others + k + 1))
    weights += weight
    sum += weight * surprise((k + 1) / size)
  }
  weight = 1
  for (let k = likeliest; k > least && weight > NEGLIGIBLE; k--) {
    weight *= (k * (others + k)) / ((count - k + 1) * (size - k + 1))
    weights += weight
    sum += weight * surprise((k - 1) / size)
  }
  return sum / weights
}

function surprise(share: number): number {
  return share === 0 ? 0 : -share * Math.log(share)
}

/**
 * The Hill number of order 2 of a sample of `size` tokens, smaller or larger than the sample: the chance that two of
 * its tokens agree is estimated without bias from the sample's pairs.
 */
export function simpsonAtSize(spectrum: Spectrum, size: number): number {
  return 1 / (1 / size + (1 - 1 / size) * pairAgreement(spectrum))
}

/** Chance that two different tokens of the sample are of one kind: the unbiased estimate of sum p^2. */
export function pairAgreement({ times, kinds, total }: Spectrum): number {
  let pairs = 0
  for (let index = 0; index < times.length; index++) {
    pairs += kinds[index] * times[index] * (times[index] - 1)
  }
  return pairs / (total * (total - 1))
}
