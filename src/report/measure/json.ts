import type { Measurement } from '../../contracts/measurement.js'

/** Characters that hide or reorder what a terminal shows; JSON may hold them as they are, or escaped. */
const HIDDEN = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/**
 * Everything that was measured, for programs. JSON has no infinity: it is the string "Infinity". Hidden characters are
 * escaped, so that printing it is safe.
 */
export function measurementJson(measurement: Measurement): string {
  const json = JSON.stringify(
    measurement,
    (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value),
    2,
  )
  const escaped = json.replace(
    HIDDEN,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `${escaped}\n`
}
