/** What happened up to one time: how many were there to be lost, and how many were. May be fractions. */
export interface SurvivalStep {
  readonly time: number
  readonly atRisk: number
  readonly lost: number
}

export interface SurvivalPoint {
  readonly time: number
  readonly survival: number
}

/**
 * The Kaplan-Meier curve: the product of (1 - lost / at risk) over the times so far. What leaves observation is at risk
 * until then and no longer, so that runs of different lengths count as far as they go. Ends where nothing is at risk.
 *
 * Source: Kaplan and Meier 1958, Nonparametric Estimation from Incomplete Observations, JASA 53.
 *
 * @example
 * productLimit([{ time: 1, atRisk: 4, lost: 1 }, { time: 2, atRisk: 2, lost: 1 }]) // 0.75, 0.375
 */
export function productLimit(steps: readonly SurvivalStep[]): readonly SurvivalPoint[] {
  const curve: SurvivalPoint[] = []
  let survival = 1
  for (const { time, atRisk, lost } of steps) {
    if (!(atRisk > 0)) break
    survival *= 1 - lost / atRisk
    curve.push({ time, survival })
  }
  return curve
}

/**
 * The time at which half is left, straight between the points from (0, 1) on; undefined where more than half is left at
 * the end.
 */
export function medianSurvival(curve: readonly SurvivalPoint[]): number | undefined {
  let before: SurvivalPoint = { time: 0, survival: 1 }
  for (const point of curve) {
    if (point.survival <= 0.5) {
      const share = (before.survival - 0.5) / (before.survival - point.survival)
      return before.time + share * (point.time - before.time)
    }
    before = point
  }
  return undefined
}

/** Area under the curve from 0 to a time, straight between points: the mean number of generations lived until then. */
export function restrictedMean(curve: readonly SurvivalPoint[], until: number): number {
  let before: SurvivalPoint = { time: 0, survival: 1 }
  let area = 0
  for (const point of curve) {
    if (point.time > until) break
    area += ((before.survival + point.survival) / 2) * (point.time - before.time)
    before = point
  }
  return area
}
