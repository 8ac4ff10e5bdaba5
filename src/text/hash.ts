/**
 * 53 bits that stand for a text: two 32-bit lanes of multiply, exclusive or and rotate over its UTF-16 units,
 * mixed at the end as MurmurHash3 does. Fast and evenly spread, but no protection against texts made to collide.
 * Of n different texts some two agree with probability about n^2 / 2^54: 0.6% for ten million.
 *
 * @param key another key gives an unrelated hash
 * @example
 * hash53('rain') === hash53('rain') // true
 * hash53('rain') === hash53('rain', 1) // false
 */
export function hash53(text: string, key = 0): number {
  let low = key ^ 0x9e3779b9
  let high = Math.imul(key, 0x85ebca6b) ^ 0x41c64e6d
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 0xcc9e2d51)
    low = (low << 15) | (low >>> 17)
    high = Math.imul(high ^ unit, 0x1b873593)
    high = (high << 13) | (high >>> 19)
  }
  low = mix32(low ^ text.length)
  high = mix32(high ^ low)
  low = mix32(low ^ high)
  return (high >>> 11) * 4_294_967_296 + (low >>> 0)
}

/** The finaliser of MurmurHash3: every bit of the argument changes every bit of the result half of the time. */
export function mix32(value: number): number {
  let bits = value
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
