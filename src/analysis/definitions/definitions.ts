import type { Results } from '../../contracts/results.js'
import { chooseReference, referenceOf } from '../reference.js'
import { type Summary, summarise } from '../summarise.js'
import type { Answer } from './answer.js'
import { collapsingVariance, entangledModes, vanishingTail } from './breadth.js'
import { hallucinatedData } from './hallucination.js'
import { anyRisk, catastrophicRisk, divergingRisk } from './risk.js'
import { changedScaling } from './scaling-law.js'
import { type Stage, stageOf } from './stage.js'
import type { Subject } from './subject.js'
import { DEFINITION_THRESHOLDS, type DefinitionThresholds } from './thresholds.js'

/**
 * The eight definitions of model collapse in the literature, in the order and words of Schaeffer et al. 2025
 * (arXiv 2503.03150). One run can fulfil some and not others: that is why all are asked.
 */
export const DEFINITIONS = [
  'Catastrophic increase of population risk',
  'Any increase of population risk',
  'Asymptotically diverging population risk',
  'Collapsing variance',
  'Change in scaling law',
  'Entanglement of real data modes',
  'Disappearance of real tail data',
  'Appearance of hallucinated data',
] as const

export interface DefinitionAnswer extends Answer {
  /** 1 to 8. */
  readonly number: number
  readonly name: (typeof DEFINITIONS)[number]
}

export interface ArmDefinitions {
  readonly arm: string
  /** Name of the arm compared with, or `generation 0`. */
  readonly reference: string
  readonly answers: readonly DefinitionAnswer[]
  readonly stage: Stage
}

export interface DefinitionOptions {
  readonly reference?: string | undefined
  readonly thresholds?: Partial<DefinitionThresholds> | undefined
  /** The means over seeds, where they are known already. */
  readonly summary?: Summary | undefined
}

/** All eight definitions for every arm beside the reference, and whether its collapse is early or late. */
export function collapseDefinitions(
  results: Results,
  options: DefinitionOptions = {},
): readonly ArmDefinitions[] {
  const thresholds = { ...DEFINITION_THRESHOLDS, ...options.thresholds }
  const summary = options.summary ?? summarise(results, thresholds.confidence)
  const general = chooseReference(results, options.reference)
  return results.arms.flatMap((arm): ArmDefinitions[] => {
    const reference = options.reference === undefined ? referenceOf(results, arm, general) : general
    if (reference.kind === 'arm' && reference.arm === arm.name) return []
    const subject: Subject = { summary, arm: arm.name, reference, thresholds }
    const answers = [
      catastrophicRisk(subject),
      anyRisk(subject),
      divergingRisk(subject),
      collapsingVariance(subject),
      changedScaling(results, subject),
      entangledModes(subject),
      vanishingTail(subject),
      hallucinatedData(subject),
    ]
    return [
      {
        arm: arm.name,
        reference: reference.kind === 'arm' ? reference.arm : 'generation 0',
        answers: answers.map((answer, at) => ({ number: at + 1, name: DEFINITIONS[at], ...answer })),
        stage: stageOf(subject),
      },
    ]
  })
}
