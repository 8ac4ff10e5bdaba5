import type { ArmInfo, Results } from '../contracts/results.js'
import { mixSummaries } from './human-share.js'

/** An arm by how much human data its training set of the last generation holds. */
export interface Dose {
  readonly arm: string
  /** Human documents, fresh ones among them, mean over seeds. */
  readonly human: number
  /** Documents in all. */
  readonly documents: number
}

/** Arms of one strategy that differ in how much human data they mix in, beside human data of that amount alone. */
export interface DoseFamily {
  readonly strategy: string
  /** The least human data first. */
  readonly doses: readonly Dose[]
  /** Arms of human data alone (human-subset), the least first; the control is not among them. */
  readonly alone: readonly Dose[]
  /** Size of all training sets of the family, where it is one: then a dose is also a share. */
  readonly size: number | undefined
  readonly generation: number
}

/** Sizes within this share of each other are one size. */
const SAME_SIZE = 0.01

/** Families of at least two different doses, in the order of the experiment. */
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
      .flatMap(({ name }): Dose[] => {
        const mix = last.get(name)
        // An arm that ended earlier has no dose of the last generation.
        if (mix === undefined || mix.generation !== generation || generation === 0) return []
        return [{ arm: name, human: mix.realised * mix.documents, documents: mix.documents }]
      })
      .sort((left, right) => left.human - right.human)
  const alone = dosesOf(({ humanOnly }) => humanOnly)
  const strategies = new Set(results.arms.filter((arm) => !arm.humanOnly).map((arm) => arm.strategy))
  return [...strategies].flatMap((strategy): DoseFamily[] => {
    const doses = dosesOf((arm) => !arm.humanOnly && arm.strategy === strategy)
    const distinct = new Set(doses.map(({ human }) => Math.round(human)))
    if (distinct.size < 2) return []
    const sizes = doses.map(({ documents }) => documents)
    const largest = Math.max(...sizes)
    const one = largest - Math.min(...sizes) <= SAME_SIZE * largest
    // More human data than the family's training sets hold tells nothing of the family.
    const beside = alone.filter(({ human }) => human <= largest * (1 + SAME_SIZE))
    return [{ strategy, doses, alone: beside, size: one ? largest : undefined, generation }]
  })
}
