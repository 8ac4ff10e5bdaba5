import type { ArmInfo, Results } from '../../contracts/results.js'
import { type ArmDefinitions, collapseDefinitions } from '../definitions/definitions.js'
import { DEFINITION_THRESHOLDS, type DefinitionThresholds } from '../definitions/thresholds.js'
import { type ArmWarnings, earlyWarnings } from '../early-warning/index.js'
import { mainFinding } from '../main-finding.js'
import { type Summary, summarise } from '../summarise.js'
import { type FactSurvival, factSurvivals } from '../survival/index.js'
import type { TheoryCurve } from '../theory/curves.js'
import { type ArmTrend, armTrend } from '../trend/index.js'
import { type ArmVerdict, type Verdict, verdict as judgeAll } from '../verdict.js'
import { armAttributions, type HeadlineAttribution } from './arm-attributions.js'

/** All that is said of one arm. */
export interface ArmAnswers {
  readonly arm: ArmInfo
  /** What became of it, in a word, with the effects that the word rests on. */
  readonly verdict: ArmVerdict
  /** Where each headline measure is heading, in the order of the headlines. */
  readonly trends: readonly ArmTrend[]
  /** Which measure leaves the reference's band first, and its lead over held-out loss; absent for the reference. */
  readonly warnings: ArmWarnings | undefined
  /** Survival of facts, the rarest tier first; empty without facts. */
  readonly survivals: readonly FactSurvival[]
  /** The eight definitions of collapse, and its stage; absent for the reference. */
  readonly definitions: ArmDefinitions | undefined
  /** What each headline measure's change is made of; empty without a control and for arms of human data alone. */
  readonly attributions: readonly HeadlineAttribution[]
}

export interface CollapseAnswers {
  /** The verdict over all arms in one sentence. */
  readonly finding: string
  readonly verdict: Verdict
  readonly thresholds: DefinitionThresholds
  /** One per arm, in the order of the experiment file. */
  readonly arms: readonly ArmAnswers[]
}

export interface AnswerOptions {
  /** Arm to compare all others with; default: what each names, else the control, else its own generation 0. */
  readonly reference?: string | undefined
  readonly thresholds?: Partial<DefinitionThresholds> | undefined
  /** What theory expects (`theoryCurves`), to stand beside the survival of facts. */
  readonly theory?: readonly TheoryCurve[] | undefined
  /** The means over seeds, where they are known already with the same confidence. */
  readonly summary?: Summary | undefined
}

/**
 * Everything that an experiment answers beyond its means, arm by arm: what became of it, where it is heading, what
 * warned first, how long facts live, whether it is collapse by each of the eight published definitions, and what its
 * change is made of. Reports, `collapse verdict` and `summary.json` say the same from it.
 *
 * @throws BadInputError where there is no arm of the reference's name
 * @example
 * const { arms } = collapseAnswers(results)
 * const replace = arms.find(({ arm }) => arm.name === 'replace')
 * replace.verdict.outcome // 'collapsed'
 * replace.definitions.answers[6] // { number: 7, name: 'Disappearance of real tail data', answer: 'yes', .. }
 */
export function collapseAnswers(results: Results, options: AnswerOptions = {}): CollapseAnswers {
  const { reference } = options
  const thresholds = { ...DEFINITION_THRESHOLDS, ...options.thresholds }
  const { confidence } = thresholds
  const summary = options.summary ?? summarise(results, confidence)
  const verdict = judgeAll(results, { reference, thresholds, summary })
  const measured = verdict.headlines.length > 0
  const warnings = measured ? earlyWarnings(results, { reference, confidence, summary }) : []
  const definitions = measured ? collapseDefinitions(results, { reference, thresholds, summary }) : []
  const survivals = factSurvivals(results, options.theory ?? [], confidence)
  return {
    finding: mainFinding(verdict),
    verdict,
    thresholds,
    arms: verdict.arms.map((judged): ArmAnswers => {
      const { name } = judged.arm
      return {
        arm: judged.arm,
        verdict: judged,
        trends: verdict.headlines.map((headline) => armTrend(summary, name, headline, thresholds)),
        warnings: warnings.find(({ arm }) => arm === name),
        survivals: survivals.filter(({ arm }) => arm === name),
        definitions: definitions.find(({ arm }) => arm === name),
        attributions: armAttributions(results, summary, verdict, judged.arm, confidence),
      }
    }),
  }
}
