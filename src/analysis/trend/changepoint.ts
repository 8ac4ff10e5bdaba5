import { smallestOnInterval } from '../../numerics/smallest-on-interval.js'
import { aiccOf } from './fit.js'

export interface Changepoint {
  readonly generation: number
  /** Change per generation before and after. */
  readonly before: number
  readonly after: number
  readonly aicc: number
}

const PARAMETERS = 5

/**
 * Where two straight lines that meet describe the points best; undefined below eight points. Whether they describe better than
 * one curve, the AICc says.
 */
export function changepoint(
  generations: readonly number[],
  values: readonly number[],
): Changepoint | undefined {
  const n = generations.length
  if (n < PARAMETERS + 3) return undefined
  const steps = detrended(generations, values)
  const at = (turn: number) => {
    const bent = detrended(
      generations,
      generations.map((generation) => Math.max(0, generation - turn)),
    )
    const weight = dot(bent.residuals, bent.residuals)
    const bend = weight > 0 ? dot(bent.residuals, steps.residuals) / weight : 0
    const rss = dot(steps.residuals, steps.residuals) - bend * bend * weight
    return { rss: Math.max(0, rss), before: steps.slope - bend * bent.slope, bend }
  }
  const turn = smallestOnInterval((where) => at(where).rss, generations[1], generations[n - 2])
  const { rss, before, bend } = at(turn)
  return { generation: turn, before, after: before + bend, aicc: aiccOf(rss, values, PARAMETERS) }
}

/** What a straight line over generations leaves. */
function detrended(
  generations: readonly number[],
  values: readonly number[],
): { readonly slope: number; readonly residuals: readonly number[] } {
  const slope = slopeOf(generations, values)
  const [x, y] = [generations, values].map((of) => of.reduce((sum, one) => sum + one, 0) / of.length)
  return { slope, residuals: values.map((value, at) => value - y - slope * (generations[at] - x)) }
}

/** Least-squares change per generation. */
export function slopeOf(generations: readonly number[], values: readonly number[]): number {
  const centre = generations.reduce((sum, one) => sum + one, 0) / generations.length
  const from = generations.map((generation) => generation - centre)
  return dot(from, values) / dot(from, from)
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, one, at) => sum + one * right[at], 0)
}
