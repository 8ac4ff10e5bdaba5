import { crossing, keptOf, type KeepRule } from '../../analysis/threshold/index.js'
import { BadInputError } from '../../errors/index.js'
import { fromStates } from '../predict/from-states.js'
import { fromTexts } from '../predict/from-texts.js'
import { predict } from '../predict/predict.js'
import type { ArmPrediction } from '../predict/prediction.js'
import type { Prepared } from '../prepare.js'
import { type DoseArms, THRESHOLD_CONTROL } from './dose-arms.js'
import type { ThresholdTheory } from '../../analysis/threshold/index.js'

/** What a prediction says of a metric, by generation. */
type Predicted = (arm: ArmPrediction, group: string) => readonly number[] | undefined

const survival: Predicted = ({ groups }, group) => groups.find((one) => one.group === group)?.survival
const squares: Predicted = ({ loss }) => loss?.effectiveStates.map((states) => 1 / states)

const PREDICTED: Readonly<Record<string, Predicted>> = {
  'facts.coverage': survival,
  'tier_coverage.train': survival,
  'surviving_states.count': ({ survivors }) => survivors,
  'state_distance.squared_error': ({ loss }) => loss?.squaredError,
  'gini_simpson.sum_of_squares': squares,
  'gini_simpson.index': (arm, group) => squares(arm, group)?.map((sum) => 1 - sum),
}

/** What theory expects to be kept at every dose, where it covers the metric and the setting. */
export async function theoryOf(
  prepared: Prepared,
  doses: readonly DoseArms[],
  { metric, group, generation, rule }: { metric: string; group: string; generation: number; rule: KeepRule },
): Promise<ThresholdTheory> {
  const predicted = PREDICTED[metric]
  if (predicted === undefined) return { notCovered: `it does not predict ${metric}` }
  const arms = await predictions(prepared, [THRESHOLD_CONTROL, ...doses.map(({ arm }) => arm)])
  if (typeof arms === 'string') return { notCovered: arms }
  const predictedOf = (arm: string) => predicted(arms.get(arm)!, group)?.[generation]
  const control = predictedOf(THRESHOLD_CONTROL)
  const curve = doses.flatMap(({ arm, dose }) => {
    const value = predictedOf(arm)
    if (value === undefined || control === undefined) return []
    return [{ dose, kept: keptOf({ values: [value], control: [control] }, rule, 0.95).kept }]
  })
  // One end may be another strategy (a sample alone), which says nothing of the doses between.
  if (curve.length < 2) {
    const reasons = arms.get((doses[1] ?? doses[0]!).arm)!.notCovered
    return { notCovered: reasons.join('; ') || 'it has no such curve' }
  }
  return { curve, threshold: crossing(curve, rule.keep) }
}

/** By arm; or why there are none. */
async function predictions(
  prepared: Prepared,
  arms: readonly string[],
): Promise<ReadonlyMap<string, ArmPrediction> | string> {
  const { session, experiment } = prepared
  const chosen = { ...prepared, chosen: new Set(arms) }
  try {
    const asked =
      session.data === 'text'
        ? fromTexts(experiment.path, chosen, session)
        : fromStates(experiment.path, chosen)
    const found = await predict(asked)
    return new Map(found.arms.map((arm) => [arm.arm, arm]))
  } catch (error) {
    if (error instanceof BadInputError) return error.message
    throw error
  }
}
