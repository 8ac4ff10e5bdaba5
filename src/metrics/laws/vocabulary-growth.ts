import { type Line, LineFit } from '../../numerics/line-fit.js'

/**
 * The line of least squares through ln(types so far) over ln(tokens so far), one point a token: Heaps' law
 * V = K n^beta has beta as its slope and ln K as its intercept. `words` are numbered 0 .. kinds - 1; needs two.
 *
 * @example
 * growthLine(Int32Array.of(0, 1, 1, 2), 3).slope // 0.729, through (0, 0), (ln 2, ln 2), (ln 3, ln 2), (ln 4, ln 3)
 */
export function growthLine(words: Int32Array, kinds: number): Line {
  const seen = new Uint8Array(kinds)
  const fit = new LineFit()
  let types = 0
  let logTypes = 0
  for (let at = 0; at < words.length; at++) {
    if (seen[words[at]] === 0) {
      seen[words[at]] = 1
      logTypes = Math.log(++types)
    }
    fit.add(Math.log(at + 1), logTypes)
  }
  return fit.line()
}
