import type { Measured } from '../contracts/metric.js'
import { mean, standardDeviation } from '../numerics/mean.js'
import { NORMAL_975 } from '../numerics/normal.js'
import { studentTQuantile } from '../numerics/student-t.js'

/** What definitions say of the interval of `overChains`. */
export const OVER_CHAINS =
  'The value is the mean over chains; its 95% interval is Student’s t of the chains’ values, which are independent.'

/** What definitions say of the interval of `shareOfChains`. */
export const SHARE_OF_CHAINS =
  'The 95% interval is Wilson’s, which takes chains as independent draws and holds where none or all are counted.'

const ONE_CHAIN = 'no interval: there is one chain'

/**
 * The mean over chains with its 95% interval, mean -/+ t(n - 1) s / sqrt(n); n is the number of chains. One chain has no
 * interval; a chain with an infinite value makes the mean infinite, and a note says how many there are.
 *
 * @example
 * overChains([1, 2, 3]) // { value: 2, low: -0.4841, high: 4.4841, n: 3 }: t(2) = 4.3027, s / sqrt(n) = 0.5774
 */
export function overChains(values: ArrayLike<number>): Measured {
  const n = values.length
  const value = mean(values)
  if (!Number.isFinite(value)) return { value, n, note: infiniteChains(values) }
  if (n === 1) return { value, n, note: ONE_CHAIN }
  const reach = (studentTQuantile(0.975, n - 1) * standardDeviation(values)) / Math.sqrt(n)
  return { value, low: value - reach, high: value + reach, n }
}

function infiniteChains(values: ArrayLike<number>): string {
  const infinite = Array.from(values).filter((value) => !Number.isFinite(value)).length
  return `no interval: ${infinite} of ${values.length} chains ${infinite === 1 ? 'has' : 'have'} no finite value`
}

/**
 * The share of chains that something is true of, with Wilson's 95% interval; n is the number of chains.
 *
 * @example
 * shareOfChains(0, 10) // { value: 0, low: 0, high: 0.2775, n: 10 }
 */
export function shareOfChains(count: number, chains: number): Measured {
  const share = count / chains
  if (chains === 1) return { value: share, n: 1, note: ONE_CHAIN }
  const square = NORMAL_975 * NORMAL_975
  const centre = (count + square / 2) / (chains + square)
  const reach = (NORMAL_975 / (chains + square)) * Math.sqrt(count * (1 - share) + square / 4)
  return { value: share, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach), n: chains }
}
