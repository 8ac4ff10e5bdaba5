import { InvalidArgumentError } from 'commander'

/**
 * A share as people write it.
 *
 * @example
 * share('10%') // 0.1, as share('0.1')
 */
export function share(text: string): number {
  const percent = text.endsWith('%')
  const number = percent ? text.slice(0, -1) : text
  const value = number.trim() === '' ? Number.NaN : Number(number) / (percent ? 100 : 1)
  if (value >= 0 && value <= 1) return value
  throw new InvalidArgumentError('expected a share from 0 to 1, or from 0% to 100%.')
}

/** A share of neither nothing nor all. */
export function inside(text: string): number {
  const value = share(text)
  if (value > 0 && value < 1) return value
  throw new InvalidArgumentError('expected a share between 0 and 1, or between 0% and 100%.')
}

/** A number above 0. */
export function positive(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value > 0 && Number.isFinite(value)) return value
  throw new InvalidArgumentError('expected a number above 0.')
}

/** A number of at least 0. */
export function atLeastZero(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && Number.isFinite(value)) return value
  throw new InvalidArgumentError('expected a number of at least 0.')
}
