/** A signed share as per cent, or as points where it is a difference of shares. */
export function formatShift(share: number, points = false): string {
  if (!Number.isFinite(share)) return share > 0 ? '+infinity' : '−infinity'
  const value =
    Math.abs(share) < 9.995 ? (100 * Math.abs(share)).toFixed(1) : (100 * Math.abs(share)).toFixed(0)
  return `${share < 0 ? '−' : '+'}${value}${points ? ' points' : '%'}`
}
