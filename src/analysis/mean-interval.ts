import { mean, standardDeviation } from '../numerics/mean.js'
import { studentTQuantile } from '../numerics/student-t.js'

export interface MeanInterval {
  readonly mean: number
  /** Absent for one value, and where a value is infinite. */
  readonly low: number | undefined
  readonly high: number | undefined
  readonly n: number
  /** How many of the n values are infinite; then the mean is infinite too. */
  readonly infinite: number
}

/**
 * Mean and Student t interval: mean +- t(n - 1) * sd / sqrt(n). Assumes independent, roughly normal values
 * (here: one per seed). One value has no interval: that is not an interval of width zero. Shares are clipped
 * into [0, 1].
 *
 * @example
 * meanInterval([1, 2, 3], 0.95) // mean 2, low -0.484, high 4.484
 */
export function meanInterval(
  values: readonly number[],
  confidence: number,
  bounds?: readonly [number, number],
): MeanInterval {
  const n = values.length
  const infinite = values.filter((value) => !Number.isFinite(value)).length
  if (infinite > 0) {
    const signs = new Set(values.filter((value) => !Number.isFinite(value)))
    const value = signs.size === 1 ? [...signs][0]! : Number.POSITIVE_INFINITY
    return { mean: value, low: undefined, high: undefined, n, infinite }
  }
  const centre = mean(values)
  if (n < 2) return { mean: centre, low: undefined, high: undefined, n, infinite }
  const half = (studentTQuantile(0.5 + confidence / 2, n - 1) * standardDeviation(values)) / Math.sqrt(n)
  const [lowest, highest] = bounds ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  return {
    mean: centre,
    low: Math.max(lowest, centre - half),
    high: Math.min(highest, centre + half),
    n,
    infinite,
  }
}
