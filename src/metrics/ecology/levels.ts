import type { Measured } from '../../contracts/metric.js'
import { oncePer } from '../once.js'
import type { Spectrum } from '../spectrum.js'
import { undefinedBecause } from '../text-metric.js'
import { sampleCoverage, sizeAtCoverage } from './estimators/coverage.js'

/** Orders of diversity for which there are estimates at other sizes. */
export const ORDERS = [0, 1, 2] as const

/** A state to which samples of different sizes are brought before they are compared. */
export interface Level {
  /** Last part but one of the id: `m1000`, `c90`. */
  readonly name: string
  /** As in `at 1,000 2-grams`. */
  label(n: number): string
  /** Size of a sample in this state; may lie between two whole numbers. */
  size(spectrum: Spectrum): number
}

/** Numbers of tokens. */
export const SIZES: readonly Level[] = [1000, 10_000].map((size) => ({
  name: `m${size}`,
  label: (n) => `at ${size.toLocaleString('en')} ${n}-grams`,
  size: () => size,
}))

/** Coverages in per cent. */
export const COVERAGES: readonly Level[] = [50, 90].map((percent) => ({
  name: `c${percent}`,
  label: () => `at ${percent}% coverage`,
  // Searched for once for all orders.
  size: oncePer((spectrum: Spectrum) => sizeAtCoverage(spectrum, percent / 100)),
}))

/** Beyond twice the sample the estimates rest on the model more than on the data (Chao et al. 2014). */
const FURTHEST = 2

/** Why a level is out of a sample's reach; undefined where it is not. */
export function outOfReach(spectrum: Spectrum, level: Level, n: number): Measured | undefined {
  const { total } = spectrum
  const size = level.size(spectrum)
  if (size <= FURTHEST * total) return undefined
  const coverage = (100 * sampleCoverage(spectrum)).toFixed(1)
  return undefinedBecause(
    `${level.label(n)}: needs about ${Math.ceil(size).toLocaleString('en')} ${n}-grams, more than twice the sample's ${total.toLocaleString('en')} (coverage ${coverage}%)`,
  )
}
