import { sumOfSquares } from '../../analysis/theory/distribution.js'
import { expectedSquares } from '../../analysis/theory/expected-squares.js'
import type { ArmToPredict, PredictedLoss, ToPredict } from './prediction.js'

/** The human part of a mix, as far as the second moment needs it. */
interface MixHuman {
  readonly share?: number
  readonly count?: number
  readonly draw: 'fixed' | 'redraw' | 'fresh'
}

/** The loss and diversity of the distribution over states; or which assumption fails. */
export function predictLoss(arm: ArmToPredict, asked: ToPredict): PredictedLoss | string {
  const { frequencies, human, statementsPerDocument, generations } = asked
  if (frequencies === undefined)
    return 'the true frequencies are not known, only counts in the training split'
  if (arm.sample !== human || arm.budget !== human) {
    return 'known for samples and mixes as large as the human training split'
  }
  const { share, draw } = humanOf(arm)
  const truth = sumOfSquares(frequencies)
  const points = human * statementsPerDocument
  const found = expectedSquares({ strategy: arm.strategy.name, share, draw, points }, truth, generations)
  if (found === undefined || (arm.strategy.name === 'anchor' && hasAmount(arm))) {
    return `not derived for ${arm.strategy.describe(arm.mixing)}`
  }
  return {
    squaredError: found.squares.map((squares) => squares - truth),
    floor: found.limit - truth,
    effectiveStates: found.squares.map((squares) => 1 / squares),
    effectiveStatesLimit: 1 / found.limit,
  }
}

/** Whether all states but one can never be lost: human data that stay, or come in again and again. */
export function neverCollapses(arm: ArmToPredict): boolean {
  const { name } = arm.strategy
  if (name === 'mix') return humanOf(arm).share > 0
  return ['human-only', 'human-subset', 'anchor', 'accumulate'].includes(name)
}

/** Human share of every mix and its draw; a share of 0 for strategies without one. */
export function humanOf({ mixing, budget, strategy }: ArmToPredict): Required<Omit<MixHuman, 'count'>> {
  const human = strategy.name === 'mix' ? (mixing as { human: MixHuman }).human : undefined
  if (human === undefined) return { share: 0, draw: 'redraw' }
  return { share: human.share ?? (human.count ?? 0) / budget, draw: human.draw }
}

function hasAmount({ mixing }: ArmToPredict): boolean {
  return (mixing as { human?: unknown }).human !== undefined
}
