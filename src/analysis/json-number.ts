/** JSON has neither infinity nor undefined: they are the string "Infinity" (or "-Infinity") and null. */
export function jsonNumber(value: number | undefined): number | string | null {
  if (value === undefined) return null
  return Number.isFinite(value) ? value : String(value)
}
