import { formatInterval, formatValue, type NumberFormat } from '../../analysis/index.js'

export interface Estimate {
  readonly value: number
  readonly low: number | undefined
  readonly high: number | undefined
}

/** A value with its interval where there is one: "4.5 (4.1 to 4.9)"; a dash where there is no value. */
export function estimateWords(estimate: Estimate | undefined, format: NumberFormat = 'number'): string {
  if (estimate === undefined) return '–'
  const interval = formatInterval(estimate.low, estimate.high, format)
  const value = formatValue(estimate.value, format)
  return interval === undefined ? value : `${value} (${interval})`
}
