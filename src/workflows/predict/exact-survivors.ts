import { survivalFromCounts } from '../../analysis/theory/wright-fisher.js'
import { binomialProbabilities } from '../../numerics/binomial.js'
import type { ArmToPredict, ToPredict } from './prediction.js'

/** Statements up to which a transition matrix is small. */
const SMALL = 500
/** Operations that take about a second. */
const AFFORDABLE = 300_000_000

/**
 * Expected survivors under replace without the branching process: exact for multinomial resampling. Undefined where
 * the loop is another one or the matrix large.
 */
export function exactSurvivors(arm: ArmToPredict, asked: ToPredict): readonly number[] | undefined {
  const points = asked.human * asked.statementsPerDocument
  const { frequencies, generations, probe } = asked
  const same = arm.sample === asked.human && !Number.isFinite(probe)
  if (arm.strategy.name !== 'replace' || !same || frequencies === undefined || points > SMALL)
    return undefined
  if (points * (points * generations + frequencies.length * generations) > AFFORDABLE) return undefined
  const survival = survivalFromCounts(points, generations)
  const first = frequencies.map((frequency) => binomialProbabilities(points, frequency))
  return survival.map((ofCount) =>
    first.reduce((sum, counts) => sum + counts.reduce((part, p, count) => part + p * ofCount[count], 0), 0),
  )
}
