import type { Spectrum } from '../spectrum.js'

/**
 * Expected sample coverage of a random `size` of a sample's tokens: the probability that the next token is of a kind
 * already seen. Chao and Jost 2012, doi:10.1890/11-1952.1: their interpolation below the size of the sample (unbiased;
 * the chance of each kind to be left out is a running product, so that nothing overflows), their estimate at it.
 *
 * @example
 * coverageAt(spectrumOf([2, 1, 1]), 2) // 1/4 + 1/12 = 1/3 of the next tokens would be known
 */
export function coverageAt(spectrum: Spectrum, size: number): number {
  const { times, kinds, total } = spectrum
  if (size >= total) return coverage(spectrum)
  let unseen = 0
  // Chance that `size` of the tokens that are not this one leave out the other `occurrences - 1` of its kind.
  let leftOut = 1
  let occurrences = 1
  for (let index = 0; index < times.length && leftOut > 0; index++) {
    for (; occurrences < times[index] && leftOut > 0; occurrences++) {
      leftOut *= Math.max(0, total - size - occurrences) / (total - occurrences)
    }
    unseen += kinds[index] * (times[index] / total) * leftOut
  }
  return 1 - unseen
}

/** Coverage of the sample as it is, from the kinds seen once and twice. */
function coverage({ times, kinds, total }: Spectrum): number {
  const kindsSeen = (often: number) => kinds[times.indexOf(often)] ?? 0
  const [once, twice] = [kindsSeen(1), kindsSeen(2)]
  // One token tells nothing of the next.
  if (total < 2) return 0
  if (once === 0) return 1
  // Without kinds seen twice their number is estimated from those seen once.
  const [left, right] = twice > 0 ? [(total - 1) * once, 2 * twice] : [(total - 1) * (once - 1), 2]
  return 1 - ((once / total) * left) / (left + right)
}

/** Fewest tokens whose expected coverage is at least `target`; undefined where the whole sample stays below it. */
export function tokensAtCoverage(spectrum: Spectrum, target: number): number | undefined {
  if (coverage(spectrum) < target) return undefined
  let [below, enough] = [0, spectrum.total]
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2)
    if (coverageAt(spectrum, middle) >= target) enough = middle
    else below = middle
  }
  return enough
}
