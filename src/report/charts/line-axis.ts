import { type NiceScale, niceScale } from './nice-scale.js'

/** A vertical axis, known before rendering, so that labels can be placed in pixels. */
export interface LineAxis extends NiceScale {
  readonly log: boolean
  /** Height of a value on the axis: 0 at the bottom, 1 at the top. */
  placeOf(value: number): number
  /** The value at a height. */
  valueAt(place: number): number
}

/** Values that differ by this factor or more need a logarithmic axis to be told apart. */
const DECADES = 100
const MOST_TICKS = 6

/** Whether values are all above 0 and span decades. */
export function spansDecades(values: readonly number[]): boolean {
  if (values.length === 0) return false
  const low = Math.min(...values)
  return low > 0 && Math.max(...values) >= DECADES * low
}

export function linearAxis(...of: Parameters<typeof niceScale>): LineAxis {
  const scale = niceScale(...of)
  const [bottom, top] = scale.domain
  return {
    ...scale,
    log: false,
    placeOf: (value) => (value - bottom) / (top - bottom),
    valueAt: (place) => bottom + place * (top - bottom),
  }
}

/**
 * Whole decades around the values, which are above 0.
 *
 * @example
 * logAxis([0.02, 3]).ticks // [0.01, 0.1, 1, 10]
 */
export function logAxis(values: readonly number[]): LineAxis {
  const bottom = Math.floor(Math.log10(Math.min(...values)) + 1e-9)
  const top = Math.max(bottom + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9))
  const step = Math.ceil((top - bottom) / MOST_TICKS)
  const decade = (exponent: number) => Number(`1e${exponent}`)
  const ticks = Array.from({ length: Math.floor((top - bottom) / step) + 1 }, (_, i) =>
    decade(bottom + i * step),
  )
  return {
    domain: [decade(bottom), decade(top)],
    ticks,
    format: '~g',
    log: true,
    placeOf: (value) => (Math.log10(value) - bottom) / (top - bottom),
    valueAt: (place) => Math.exp((bottom + place * (top - bottom)) * Math.LN10),
  }
}
