import { createHash } from 'node:crypto'

/** Raised when the canonical form changes: every key of every store changes with it. */
const VERSION = 1

/**
 * SHA-256 (64 hexadecimal digits) of a value's canonical JSON. Equal for objects that differ only in the order
 * of keys or in keys whose value is undefined.
 *
 * @example
 * fingerprint({ a: 1, b: undefined }) === fingerprint({ a: 1 }) // true
 */
export function fingerprint(value: unknown): string {
  return createHash('sha256')
    .update(`collapse-lab fingerprint ${VERSION}\n${canonicalJson(value)}`)
    .digest('hex')
}

/**
 * JSON with sorted keys and no undefined. What JSON would silently turn into something else (NaN, functions,
 * class instances, holes in lists) is refused: two different values must never share a fingerprint by accident.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`a fingerprint cannot hold ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (typeof value === 'object' && isPlain(value)) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`)
    return `{${fields.join(',')}}`
  }
  throw new TypeError(`a fingerprint cannot hold ${Object.prototype.toString.call(value)}`)
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}
