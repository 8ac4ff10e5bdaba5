import type { Rng } from '../../../src/contracts/rng.js'

const WORDS = 2000

/** Cumulative probabilities proportional to 1 / (rank + 1). */
const cumulative = (() => {
  const sums = new Float64Array(WORDS)
  let sum = 0
  for (let rank = 0; rank < WORDS; rank++) {
    sum += 1 / (rank + 2)
    sums[rank] = sum
  }
  return sums.map((value) => value / sum)
})()

function zipfWord(rng: Rng): number {
  const uniform = rng.uniform()
  let [low, high] = [0, WORDS - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (cumulative[middle] < uniform) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * A document of Zipf-distributed words and exponential length; every fifth keeps coming back to a few words of its
 * own, so that documents differ as real ones do.
 */
export function zipfDocument(rng: Rng, meanLength = 20): string {
  const length = 3 + Math.floor(-Math.log(1 - rng.uniform()) * meanLength)
  const own = Array.from({ length: 4 }, () => zipfWord(rng))
  const returns = rng.uniform() < 0.2
  return Array.from(
    { length },
    () => `w${returns && rng.uniform() < 0.3 ? own[rng.integer(4)] : zipfWord(rng)}`,
  ).join(' ')
}
