/** Numbers as a reader wants them: three digits, per cent for shares, a true minus sign, words for the rest. */
export type NumberFormat = 'percent' | 'number'

/** @example formatValue(0.2014, 'percent') // '20.1%' */
export function formatValue(value: number | undefined, format: NumberFormat): string {
  if (value === undefined || Number.isNaN(value)) return 'undefined'
  if (value === Number.POSITIVE_INFINITY) return 'infinite'
  if (value === Number.NEGATIVE_INFINITY) return 'minus infinite'
  if (format === 'number') return formatNumber(value)
  return percentText(value)
}

/** A share as per cent for sentences: without trailing zeros. */
export function formatPercent(share: number): string {
  return percentText(share).replace(/\.0+%$/, '%')
}

function percentText(share: number): string {
  if (!Number.isFinite(share)) return share > 0 ? 'infinite' : 'minus infinite'
  const percent = share * 100
  const size = Math.abs(percent)
  if (size === 0 || size === 100) return `${percent < 0 ? '−' : ''}${size}%`
  if (size < 0.01) return percent < 0 ? '>−0.01%' : '<0.01%'
  const digits = size >= 1 ? 1 : 2
  return `${signed(percent, digits)}%`
}

/** @example formatNumber(12345.6) // '12,346' */
export function formatNumber(value: number): string {
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size < 0.001) return value.toExponential(1).replace('e-', 'e−').replace(/^-/, '−')
  if (Number.isInteger(value) && size < 1000) return signed(value, 0)
  const digits = size >= 100 ? 0 : size >= 1 ? 2 : 3
  return signed(value, digits)
}

/** A difference with its sign: "+3.1 pt" between shares, "−0.42" between numbers. */
export function formatDifference(difference: number | undefined, format: NumberFormat): string {
  if (difference === undefined) return 'undefined'
  if (!Number.isFinite(difference)) return difference > 0 ? 'infinitely higher' : 'infinitely lower'
  const text = magnitude(Math.abs(difference), format)
  const nothing = !/[1-9]/.test(text)
  return `${nothing ? '±' : difference < 0 ? '−' : '+'}${text}${format === 'percent' ? ' pt' : ''}`
}

/** An interval of differences without its unit: "−57.1 to −52.3". */
export function formatDifferenceInterval(
  low: number | undefined,
  high: number | undefined,
  format: NumberFormat,
): string | undefined {
  if (low === undefined || high === undefined) return undefined
  const one = (x: number) => `${x < 0 ? '−' : '+'}${magnitude(Math.abs(x), format)}`
  return `${one(low)} to ${one(high)}`
}

export function formatInterval(
  low: number | undefined,
  high: number | undefined,
  format: NumberFormat,
): string | undefined {
  if (low === undefined || high === undefined) return undefined
  return `${formatValue(low, format)} to ${formatValue(high, format)}`
}

/** A relative change in whole per cent with its sign: "−73%", "×3.1" from a doubling on. */
export function formatChange(change: number): string {
  if (!Number.isFinite(change)) return change > 0 ? 'infinitely higher' : 'infinitely lower'
  if (change >= 99) return `×${grouped(1 + change)}`
  if (change >= 1) return `×${trimZeros((1 + change).toFixed(1))}`
  const percent = Math.abs(change) * 100
  const text = percent < 9.95 ? trimZeros(percent.toFixed(1)) : percent.toFixed(0)
  return `${change < 0 ? '−' : '+'}${text}%`
}

/** A whole number with its thousands apart: "100,000". */
export function grouped(count: number): string {
  return signed(count, 0)
}

function magnitude(size: number, format: NumberFormat): string {
  if (format === 'number') return formatNumber(size)
  const points = size * 100
  return points.toFixed(points < 0.995 ? 2 : 1)
}

function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  const [whole = '0', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const minus = value < 0 && /[1-9]/.test(text) ? '−' : ''
  return `${minus}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
