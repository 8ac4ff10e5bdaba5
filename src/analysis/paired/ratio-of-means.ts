import { sampleCovariance, sampleVariance } from 'simple-statistics'
import { mean } from '../../numerics/mean.js'
import { studentTQuantile } from '../../numerics/student-t.js'

export interface RatioOfMeans {
  readonly ratio: number
  /** Absent where no ratio can be excluded on one side: the reference is not clearly away from 0. */
  readonly low: number | undefined
  readonly high: number | undefined
}

/**
 * Ratio of the means of two paired samples with Fieller's interval: the ratios r for which a t test of x - r y finds
 * nothing. It holds 1 exactly where the interval of the difference holds 0. Undefined unless both means are above 0.
 *
 * Source: Fieller 1954, Some Problems in Interval Estimation, JRSS B 16.
 *
 * @example
 * ratioOfMeans([1, 1.2, 1.1, 0.9], [2, 2.1, 1.9, 2.2], 0.95) // 0.5122, 0.3909 to 0.6520
 */
export function ratioOfMeans(
  x: readonly number[],
  y: readonly number[],
  confidence: number,
): RatioOfMeans | undefined {
  const [top, bottom] = [mean(x), mean(y)]
  if (!(top > 0 && bottom > 0)) return undefined
  const ratio = top / bottom
  const none = { ratio, low: undefined, high: undefined }
  const n = x.length
  // Nothing varies by a number where a value is infinite.
  if (n < 2 || !Number.isFinite(ratio)) return none
  const t = studentTQuantile(0.5 + confidence / 2, n - 1)
  const scale = (t * t) / n
  // a r^2 - 2 b r + c <= 0
  const a = bottom * bottom - scale * sampleVariance([...y])
  const b = top * bottom - scale * sampleCovariance([...x], [...y])
  const c = top * top - scale * sampleVariance([...x])
  if (!(a > 0)) return none
  const half = Math.sqrt(Math.max(0, b * b - a * c))
  return { ratio, low: (b - half) / a, high: (b + half) / a }
}
