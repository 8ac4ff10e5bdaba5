import type { Results } from '../../contracts/results.js'
import type { TheoryCurve } from '../theory/curves.js'
import { halfLife } from '../theory/half-life.js'
import { type TierSurvival, tierSurvival } from './tier-survival.js'

const EXTINCT = 'facts.extinct'
/** Theory speaks of what the training set states: where nothing comes back, that is what lives. */
const IN_MIX = 'facts.mix_coverage'

/** Survival of the facts of a tier in an arm, with theory's where it has one. */
export interface FactSurvival extends TierSurvival {
  readonly theory:
    | {
        /** Chance to be alive by generation, from 0. */
        readonly values: readonly number[]
        /** Undefined where more than half live at the end. */
        readonly halfLife: number | undefined
      }
    | undefined
}

/**
 * Survival by tier and arm, the rarest tier first. Theory stands beside an arm in which no fact came back: elsewhere a
 * share alive is not a share that never went.
 */
export function factSurvivals(
  results: Results,
  theory: readonly TheoryCurve[],
  confidence: number,
): readonly FactSurvival[] {
  const rows = results.rows.filter(({ metric }) => metric === EXTINCT)
  const tiers = (results.tiers ?? []).filter(({ name }) => /^\d/.test(name))
  return tiers.flatMap(({ name: group }) =>
    results.arms.map(({ name: arm }): FactSurvival => {
      const measured = tierSurvival({ ...results, rows }, arm, group, confidence)
      const curve = theory.find((one) => one.arm === arm && one.metric === IN_MIX && one.group === group)
      const applies = curve !== undefined && measured.seeds > 0 && measured.revived === 0
      return {
        ...measured,
        theory: applies ? { values: curve.values, halfLife: halfLife(curve.values) } : undefined,
      }
    }),
  )
}
