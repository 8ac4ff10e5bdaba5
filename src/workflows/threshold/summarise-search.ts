import {
  crossing,
  doseResponse,
  keptOf,
  type KeepRule,
  type Pairs,
  type Search,
  type TestedDose,
} from '../../analysis/threshold/index.js'
import { mean } from '../../numerics/mean.js'
import type { DoseArms } from './dose-arms.js'
import type {
  DoseResult,
  ThresholdResult,
  ThresholdStatus,
  ThresholdTheory,
} from '../../analysis/threshold/index.js'

type Computed =
  | keyof KeepRule
  | 'status'
  | 'lowestKept'
  | 'highestLost'
  | 'estimate'
  | 'choice'
  | 'doses'
  | 'theory'

export interface ToSummarise {
  readonly found: Search
  readonly arms: readonly DoseArms[]
  /** By dose: the human part alone. */
  readonly alone: ReadonlyMap<number, Pairs | undefined>
  readonly rule: KeepRule
  readonly theory: ThresholdTheory
  readonly facts: Omit<ThresholdResult, Computed>
}

/** A search as a result: what is kept at each dose with its interval, the monotone fit and the answer. */
export function summariseSearch({ found, arms, alone, rule, theory, facts }: ToSummarise): ThresholdResult {
  const { tested, lowestKept, highestLost } = found
  const doseOf = (index: number | undefined) => (index === undefined ? undefined : arms[index]!.dose)
  const points = tested.flatMap(({ dose, pairs }) => {
    if (pairs.values.length === 0) return []
    const { kept } = keptOf(pairs, rule, facts.confidence)
    return [{ dose: arms[dose]!.dose, kept, weight: pairs.values.length }]
  })
  const curve = doseResponse(points)
  const doses = tested.map((one): DoseResult => {
    const { dose, label } = arms[one.dose]!
    const fitted = curve.find((point) => point.dose === dose)?.kept
    return { dose, label, ...numbersOf(one, rule, facts.confidence), fitted, alone: aloneOf(one.dose) }
  })
  function aloneOf(dose: number): DoseResult['alone'] {
    const pairs = alone.get(dose)
    if (pairs === undefined || pairs.values.length === 0) return undefined
    return { ...keptOf(pairs, rule, facts.confidence), seeds: pairs.values.length }
  }
  return {
    ...facts,
    ...rule,
    notes: [...facts.notes, ...withoutValue(tested, arms)],
    status: statusOf(found, arms.length),
    lowestKept: doseOf(lowestKept),
    highestLost: doseOf(highestLost),
    estimate: crossing(curve, rule.keep),
    choice: arms.map(({ dose }) => dose),
    doses,
    theory,
  }
}

/** Seeds that decided nothing, because one side has no value in them. */
function withoutValue(tested: readonly TestedDose[], arms: readonly DoseArms[]): readonly string[] {
  return tested.flatMap(({ dose, seeds, pairs }) =>
    pairs.values.length === seeds
      ? []
      : [`${arms[dose]!.label}: ${pairs.values.length} of ${seeds} seeds have a value on both sides.`],
  )
}

function numbersOf({ decision, seeds, pairs }: TestedDose, rule: KeepRule, confidence: number) {
  if (pairs.values.length === 0) return { decision, seeds, value: undefined, control: undefined }
  const { values, control } = pairs
  return { decision, seeds, value: mean(values), control: mean(control), ...keptOf(pairs, rule, confidence) }
}

function statusOf({ lowestKept, highestLost }: Search, doses: number): ThresholdStatus {
  if (lowestKept === 0) return 'always'
  if (lowestKept !== undefined) return 'found'
  return highestLost === doses - 1 ? 'never' : 'undecided'
}
