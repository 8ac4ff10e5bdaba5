import { normalQuantile, normalTwoSidedP } from '../numerics/normal.js'

/** A value with its interval, where it has one. */
export interface ValueInterval {
  readonly value?: number | undefined
  readonly low?: number | undefined
  readonly high?: number | undefined
}

export interface IndependentDifference {
  readonly difference: number
  readonly low?: number
  readonly high?: number
  /** First / second, where both are above 0; its interval is symmetric in logarithms. */
  readonly ratio?: number
  readonly ratioLow?: number
  readonly ratioHigh?: number
  /** Two-sided p of no difference. */
  readonly p?: number
}

/**
 * First minus second, of two independent samples: their standard errors, read off their intervals, add up in squares.
 * Normal approximation. Undefined where a value is missing or infinite; without an interval where one of them has none.
 *
 * @example
 * independentDifference({ value: 5, low: 3, high: 7 }, { value: 2, low: 1, high: 3 }) // 3, 0.76 to 5.24, p 0.0086
 */
export function independentDifference(
  first: ValueInterval,
  second: ValueInterval,
  confidence = 0.95,
): IndependentDifference | undefined {
  if (!isNumber(first.value) || !isNumber(second.value)) return undefined
  const difference = first.value - second.value
  const z = normalQuantile(0.5 + confidence / 2)
  const [errorOfFirst, errorOfSecond] = [first, second].map((one) => standardErrorOf(one, z))
  const positive = first.value > 0 && second.value > 0
  const ratio = positive ? { ratio: first.value / second.value } : {}
  if (errorOfFirst === undefined || errorOfSecond === undefined) return { difference, ...ratio }
  const error = Math.hypot(errorOfFirst, errorOfSecond)
  const p = error > 0 ? normalTwoSidedP(difference / error) : difference === 0 ? 1 : 0
  const around = { difference, low: difference - z * error, high: difference + z * error, p }
  if (!positive) return around
  const logError = Math.hypot(errorOfFirst / first.value, errorOfSecond / second.value)
  const factor = Math.exp(z * logError)
  const middle = first.value / second.value
  // Only where the error is small beside the value does it say anything of a ratio.
  if (!Number.isFinite(factor) || logError > 1) return { ...around, ratio: middle }
  return { ...around, ratio: middle, ratioLow: middle / factor, ratioHigh: middle * factor }
}

/** An interval that was cut at the end of its range is read on its longer side. */
export function standardErrorOf(
  { value, low, high }: ValueInterval,
  z = normalQuantile(0.975),
): number | undefined {
  if (value === undefined || low === undefined || high === undefined) return undefined
  const half = Math.max(high - value, value - low)
  return Number.isFinite(half) ? half / z : undefined
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value)
}
