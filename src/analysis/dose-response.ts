import type { ArmInfo, Results } from '../contracts/results.js'
import { doseLines } from './dose-lines.js'
import { mixSummaries } from './human-share.js'

/** An arm by how much human data its training set of the last generation holds. */
export interface Dose {
  readonly arm: string
  /** Human documents, fresh ones among them, mean over seeds; of human data alone each counted once. */
  readonly human: number
  /** Documents in all. */
  readonly documents: number
  /** What tells it from doses of other lines, as `redraw`; empty where the amount alone does. */
  readonly line: string
}

/** Arms of one strategy that differ in how much human data they mix in, beside human data of that amount alone. */
export interface DoseFamily {
  readonly strategy: string
  /** The least human data first; only those of one line differ in the amount alone. */
  readonly doses: readonly Dose[]
  /** Arms of human data alone (human-subset), the least first; the control is not among them. */
  readonly alone: readonly Dose[]
  /** Size of all training sets of the family, where it is one: then a dose is also a share. */
  readonly size: number | undefined
  readonly generation: number
}

/** Sizes within this share of each other are one size. */
const SAME_SIZE = 0.01

/** Families with a line of at least two different doses, in the order of the experiment. */
export function doseFamilies(
  results: Results,
  control: string | undefined,
  confidence: number,
): readonly DoseFamily[] {
  const last = new Map(mixSummaries(results, confidence).map((mix) => [mix.arm, mix]))
  const generation = Math.max(0, ...[...last.values()].map((mix) => mix.generation))
  const dosesOf = (belongs: (arm: ArmInfo) => boolean) =>
    results.arms
      .filter((arm) => arm.name !== control && belongs(arm))
      .flatMap(({ name, humanOnly }): Dose[] => {
        const mix = last.get(name)
        // An arm that ended earlier has no dose of the last generation.
        if (mix === undefined || mix.generation !== generation || generation === 0) return []
        const { realised, documents, repeated } = mix
        // Human data alone may stand there several times, to be as long as other mixes: it is no more data for that.
        const human = realised * documents - (humanOnly ? repeated : 0)
        return [{ arm: name, human, documents, line: '' }]
      })
      .sort((left, right) => left.human - right.human)
  const alone = dosesOf(({ humanOnly }) => humanOnly)
  const strategies = new Set(results.arms.filter((arm) => !arm.humanOnly).map((arm) => arm.strategy))
  return [...strategies].flatMap((strategy): DoseFamily[] => {
    const found = dosesOf((arm) => !arm.humanOnly && arm.strategy === strategy)
    const lines = doseLines(
      results.configuration,
      found.map(({ arm }) => arm),
    )
    const doses = found.map((dose) => ({ ...dose, line: lines.get(dose.arm)! }))
    if (!doses.some(({ line }) => isLine(doses, line))) return []
    const sizes = doses.map(({ documents }) => documents)
    const largest = Math.max(...sizes)
    const one = largest - Math.min(...sizes) <= SAME_SIZE * largest
    // More human data than the family's training sets hold tells nothing of the family.
    const beside = alone.filter(({ human }) => human <= largest * (1 + SAME_SIZE))
    return [{ strategy, doses, alone: beside, size: one ? largest : undefined, generation }]
  })
}

/** Whether a line has at least two different doses. */
export function isLine(doses: readonly Dose[], line: string): boolean {
  const amounts = doses.filter((dose) => dose.line === line).map(({ human }) => Math.round(human))
  return new Set(amounts).size > 1
}
