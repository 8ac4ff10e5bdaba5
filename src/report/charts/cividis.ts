/**
 * Cividis (Nunez, Anderton, Renslow 2018) at ninths, as Vega 6.4's scheme `cividis` gives it (a test compares):
 * even steps in lightness, readable without red and green. Linear between them.
 */
const STOPS = [
  [0, 32, 81],
  [13, 52, 107],
  [49, 71, 110],
  [85, 91, 110],
  [114, 112, 113],
  [137, 133, 119],
  [161, 155, 120],
  [192, 178, 111],
  [226, 203, 92],
  [252, 230, 71],
] as const

/** Colour of t in [0, 1], dark blue to yellow. */
export function cividis(t: number): string {
  const at = Math.min(1, Math.max(0, t)) * (STOPS.length - 1)
  const i = Math.min(STOPS.length - 2, Math.floor(at))
  const channel = (k: 0 | 1 | 2) => Math.round(STOPS[i]![k] + (STOPS[i + 1]![k] - STOPS[i]![k]) * (at - i))
  return `#${([0, 1, 2] as const).map((k) => channel(k).toString(16).padStart(2, '0')).join('')}`
}

/** Black or white: whichever has the higher contrast on a colour, which is then at least 4.5:1. */
export function readableOn(colour: string): string {
  const luminance = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : Math.exp(2.4 * Math.log((c + 0.055) / 1.055))))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0)
  return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? '#000000' : '#ffffff'
}
