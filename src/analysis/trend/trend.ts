import { jackknifeInterval } from '../../numerics/jackknife.js'
import { meanInterval } from '../mean-interval.js'
import { changepoint, slopeOf } from './changepoint.js'
import { type Curve, meanCurve } from './curve.js'
import { akaikeWeights, type Fit, fitShape, fitShapes } from './fit.js'
import { type ShapeName, shapeNamed } from './shapes.js'
import { testOfSlopes } from './slope-test.js'

/**
 * `stable`: no shape describes better than a constant, and seeds do not agree on a slope. `bounded`: comes to an end
 * that is in sight. `slowing`: a power of the generation below 1: ever slower, but without an end. `linear`,
 * `accelerating`: without an end. `collapsed`: lost most of what there was, whatever the shape.
 */
export type TrendKind =
  | 'stable'
  | 'bounded'
  | 'slowing'
  | 'linear'
  | 'accelerating'
  | 'collapsed'
  | 'undecided'

export interface TrendEstimate {
  readonly value: number
  /** Absent with one seed. */
  readonly low: number | undefined
  readonly high: number | undefined
}

export interface Trend {
  readonly kind: TrendKind
  /** The shape that describes the mean curve best; undefined below five generations. */
  readonly fit: Fit | undefined
  /** How well each shape describes it; they sum to 1. */
  readonly weights: ReadonlyMap<ShapeName, number>
  /** Least-squares change per generation. */
  readonly rate: TrendEstimate | undefined
  /** Two-sided p of no slope, from the spread over seeds. */
  readonly p: number | undefined
  /** Generation at which the fit is half of where it starts. */
  readonly halfLife: TrendEstimate | undefined
  /** Generations in which an exponential approach goes half its way. */
  readonly approach: TrendEstimate | undefined
  /** Where two straight lines describe better than any one curve. */
  readonly changepoint: TrendEstimate | undefined
  readonly reason: string
}

/** A line and its spread, and two more points: what AICc needs. */
const FEWEST = 5
/** A half-life this many times beyond what was seen is a guess. */
const FURTHEST = 10

/**
 * The trend of a curve. The shape is chosen by AICc on the mean over seeds; whether there is a trend at all is decided
 * by a t test on the slopes of the seeds, since generations of one seed depend on each other and AICc alone would find
 * too many. Intervals leave out one seed at a time (jackknife).
 */
export function trendOf(curve: Curve, confidence: number): Trend {
  const { generations, values } = curve
  const fits = fitShapes(generations, meanCurve(values))
  if (fits.length < 2) return nothing(`needs ${FEWEST} generations, has ${generations.length}`)
  const weights = akaikeWeights(fits)
  const slopes = values.map((row) => slopeOf(generations, row))
  const { p, moves } = testOfSlopes(slopes, values, 1 - confidence)
  const { mean: rate, low, high } = meanInterval(slopes, confidence)
  const [best] = fits
  const fit = moves ? fits.find(({ shape }) => shape !== 'constant')! : best
  const estimate = (of: (rows: readonly (readonly number[])[]) => number | undefined) =>
    estimated(values, of, confidence)
  const again = (rows: readonly (readonly number[])[]) => fitShape(fit.shape, generations, meanCurve(rows))
  return {
    kind: kindOf(fit, best, moves, values.length > 1),
    fit,
    weights,
    rate: { value: rate, low, high },
    p,
    halfLife: estimate((rows) => halfLife(again(rows), generations.at(-1)!)),
    approach: fit.shape === 'exponential' ? estimate((rows) => Math.LN2 / again(rows).inner) : undefined,
    changepoint: estimate((rows) => betterChangepoint(generations, rows, fits[0].aicc, rows === values)),
    reason: [values.length < 2 ? 'one seed: no interval, nothing is clear' : '', curve.leftOut]
      .filter((part) => part !== '')
      .join('; '),
  }
}

function nothing(reason: string): Trend {
  const none = undefined
  const weights = new Map<ShapeName, number>()
  return {
    kind: 'undecided',
    fit: none,
    weights,
    rate: none,
    p: none,
    halfLife: none,
    approach: none,
    changepoint: none,
    reason,
  }
}

function kindOf(fit: Fit, best: Fit, moves: boolean, tested: boolean): TrendKind {
  if (!tested) return 'undecided'
  if (!moves) return best.shape === 'constant' ? 'stable' : 'undecided'
  switch (fit.shape) {
    case 'constant':
      return 'stable'
    case 'harmonic':
    case 'exponential':
      return 'bounded'
    case 'linear':
      return 'linear'
    case 'power':
      return fit.inner > 1 ? 'accelerating' : 'slowing'
  }
}

function halfLife(fit: Fit, lastGeneration: number): number | undefined {
  if (fit.b === 0 || !(fit.a > 0)) return undefined
  const at = shapeNamed(fit.shape).inverse(-fit.a / (2 * fit.b), fit.inner)
  return at === undefined || at > FURTHEST * lastGeneration ? undefined : at
}

/** The bend of the whole sample must describe better than the best curve; with a seed left out it is only placed. */
function betterChangepoint(
  generations: readonly number[],
  rows: readonly (readonly number[])[],
  limit: number,
  whole: boolean,
): number | undefined {
  const found = changepoint(generations, meanCurve(rows))
  return found === undefined || (whole && found.aicc >= limit) ? undefined : found.generation
}

function estimated(
  values: readonly (readonly number[])[],
  of: (rows: readonly (readonly number[])[]) => number | undefined,
  confidence: number,
): TrendEstimate | undefined {
  const value = of(values)
  if (value === undefined) return undefined
  const interval = jackknifeInterval(values, of, confidence)
  return { value, low: interval?.low, high: interval?.high }
}
