import { smallestOnInterval } from '../../numerics/smallest-on-interval.js'
import { SHAPES, type Shape, type ShapeName, shapeNamed } from './shapes.js'

/** A shape fitted by least squares. */
export interface Fit {
  readonly shape: ShapeName
  readonly a: number
  readonly b: number
  /** The rate k or the exponent c; 0 where the shape has neither. */
  readonly inner: number
  /** Corrected Akaike criterion; the lowest describes best for its number of parameters. */
  readonly aicc: number
}

/** Below, points lie on the curve but for rounding. */
const ROUNDING = 1e-12

/** All shapes that so many points can carry, each with its AICc, the best first. */
export function fitShapes(generations: readonly number[], values: readonly number[]): readonly Fit[] {
  return SHAPES.filter(({ parameters }) => generations.length >= parameters + 2)
    .map(({ name }) => fitShape(name, generations, values))
    .sort((left, right) => left.aicc - right.aicc)
}

/** One shape: straight least squares in a and b, a search for the parameter inside x where there is one. */
export function fitShape(name: ShapeName, generations: readonly number[], values: readonly number[]): Fit {
  const shape = shapeNamed(name)
  const at = (inner: number) => leastSquares(shape, inner, generations, values)
  let inner = 0
  if (shape.inner !== undefined) {
    const [low, high] = shape.inner(generations.at(-1)!)
    inner = Math.exp(smallestOnInterval((log) => at(Math.exp(log)).rss, Math.log(low), Math.log(high)))
  }
  const { a, b, rss } = at(inner)
  return { shape: name, a, b, inner, aicc: aiccOf(rss, values, shape.parameters) }
}

/**
 * AICc of least squares: n ln(RSS / n) + 2 k + 2 k (k + 1) / (n - k - 1), k with the spread.
 *
 * Source: Hurvich and Tsai 1989, Biometrika 76; Burnham and Anderson 2002, section 2.4.
 */
export function aiccOf(rss: number, values: readonly number[], parameters: number): number {
  const n = values.length
  const least = ROUNDING * Math.max(...values.map(Math.abs), Number.MIN_VALUE)
  const spread = Math.max(rss / n, least * least, Number.MIN_VALUE)
  return n * Math.log(spread) + 2 * parameters + (2 * parameters * (parameters + 1)) / (n - parameters - 1)
}

/** The fitted curve at a generation. */
export function valueAt(fit: Fit, generation: number): number {
  return fit.a + fit.b * shapeNamed(fit.shape).x(generation, fit.inner)
}

function leastSquares(
  shape: Shape,
  inner: number,
  generations: readonly number[],
  values: readonly number[],
): { readonly a: number; readonly b: number; readonly rss: number } {
  const x = generations.map((generation) => shape.x(generation, inner))
  const n = x.length
  const [centreX, centreY] = [x, values].map((of) => of.reduce((sum, one) => sum + one, 0) / n)
  let [xx, xy] = [0, 0]
  for (let at = 0; at < n; at++) {
    xx += (x[at] - centreX) * (x[at] - centreX)
    xy += (x[at] - centreX) * (values[at] - centreY)
  }
  const b = xx === 0 ? 0 : xy / xx
  const a = centreY - b * centreX
  let rss = 0
  for (let at = 0; at < n; at++) {
    const residual = values[at] - a - b * x[at]
    rss += residual * residual
  }
  return { a, b, rss }
}

/** How well each fit describes, as weights that sum to 1 (Burnham and Anderson 2002, section 2.9). */
export function akaikeWeights(fits: readonly Fit[]): ReadonlyMap<ShapeName, number> {
  const least = Math.min(...fits.map(({ aicc }) => aicc))
  const raw = fits.map(({ aicc }) => Math.exp((least - aicc) / 2))
  const sum = raw.reduce((total, one) => total + one, 0)
  return new Map(fits.map(({ shape }, at) => [shape, raw[at] / sum]))
}
