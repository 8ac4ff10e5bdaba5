/**
 * A number beside its target: four digits, so that what is a few standard errors apart does not look equal.
 *
 * @example formatQuantity(0.36603) // '0.366'
 */
export function formatQuantity(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'infinite' : 'minus infinite'
  const size = Math.abs(value)
  const text =
    size !== 0 && (size < 1e-4 || size >= 1e7)
      ? value
          .toExponential(3)
          .replace(/\.?0*e\+?/, 'e')
          .replace('e-', 'e−')
      : trimmed(size >= 1000 ? value.toFixed(0) : value.toPrecision(4))
  return text.replace(/^-/, '−')
}

/** `0.3 to 0.4`; undefined where there is no interval. */
export function formatQuantityInterval(
  low: number | undefined,
  high: number | undefined,
): string | undefined {
  return low === undefined || high === undefined
    ? undefined
    : `${formatQuantity(low)} to ${formatQuantity(high)}`
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
