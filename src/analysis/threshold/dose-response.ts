import { isotonic } from '../../numerics/isotonic.js'

/** What is left of a metric at a dose. */
export interface DosePoint {
  readonly dose: number
  readonly kept: number
  readonly weight: number
}

/** The non-decreasing fit through points in order of their doses, each with its weight (its number of seeds). */
export function doseResponse(points: readonly DosePoint[]): readonly DosePoint[] {
  const fitted = isotonic(
    points.map(({ kept }) => kept),
    points.map(({ weight }) => weight),
  )
  return points.map((point, at) => ({ ...point, kept: fitted[at]! }))
}

/**
 * The dose at which a curve of straight lines reaches a level; undefined where it begins at or above it, or never does.
 *
 * @example
 * crossing([{ dose: 0, kept: 0.5 }, { dose: 0.2, kept: 0.7 }], 0.6) // 0.1
 */
export function crossing(
  points: readonly Pick<DosePoint, 'dose' | 'kept'>[],
  level: number,
): number | undefined {
  const above = points.findIndex(({ kept }) => kept >= level)
  if (above <= 0) return undefined
  const [from, to] = [points[above - 1]!, points[above]!]
  return from.dose + ((level - from.kept) / (to.kept - from.kept)) * (to.dose - from.dose)
}
