import type { Results } from '../../contracts/results.js'
import type { Headline } from '../headlines.js'
import { type PairedDifference, pairedDifference } from '../paired-difference.js'
import type { Summary } from '../summarise.js'

/** What one generation's change of a metric is made of; each part paired by seed, in units of the metric. */
export interface Attribution {
  readonly generation: number
  /** The arm against its own generation 0. */
  readonly total: PairedDifference
  /** The control against its own generation 0: refitting and forgetting, without any synthetic data. */
  readonly forgetting: PairedDifference
  /** The arm against the control: what is left for the strategy. */
  readonly strategy: PairedDifference
  /** The strategy's part split in two, where an arm on as much human data alone was run. */
  readonly subset: SubsetSplit | undefined
  /** Why there is no split. */
  readonly reason: string
}

export interface SubsetSplit {
  readonly arm: string
  /** That arm against the control: what having fewer human data costs. */
  readonly fewerData: PairedDifference
  /** The arm against that one: what synthetic data adds to the same human data, good or bad. */
  readonly contamination: PairedDifference
}

/** Human documents of two arms within this share of each other count as equally many. */
const AS_MANY = 0.05

/**
 * Separates forgetting from collapse through the control, and fewer human data from contaminated data through an arm of
 * human data alone with as many human documents. The parts add up: total = forgetting + strategy,
 * strategy = fewer data + contamination (over the same seeds; generation 0 is the same in all arms of a seed).
 */
export function attribution(
  results: Results,
  summary: Summary,
  arm: string,
  control: string,
  { metric, group }: Headline,
  generation: number,
  confidence: number,
): Attribution {
  const at = (name: string, when: number) =>
    summary.cell(name, metric, group, when)?.values ?? new Map<number, number>()
  const compared = (left: string, right: string, when = generation) =>
    pairedDifference(at(left, generation), at(right, when), confidence)
  const subset = subsetOf(results, arm, control, generation)
  return {
    generation,
    total: compared(arm, arm, 0),
    forgetting: compared(control, control, 0),
    strategy: compared(arm, control),
    subset:
      subset === undefined
        ? undefined
        : {
            arm: subset,
            fewerData: compared(subset, control),
            contamination: compared(arm, subset),
          },
    reason:
      subset === undefined
        ? 'no arm trains on as many human documents alone: fewer human data and contamination cannot be told apart'
        : '',
  }
}

/** The arm of human data alone whose number of human documents is nearest, if it is near enough. */
function subsetOf(results: Results, arm: string, control: string, generation: number): string | undefined {
  const own = humanDocuments(results, arm, generation)
  if (own === undefined || own === 0) return undefined
  const candidates = results.arms
    .filter(({ name, humanOnly }) => humanOnly && name !== control && name !== arm)
    .flatMap(({ name }) => {
      const documents = humanDocuments(results, name, generation)
      return documents === undefined ? [] : [{ name, off: Math.abs(documents - own) / own }]
    })
    .sort((left, right) => left.off - right.off)
  return candidates[0] !== undefined && candidates[0].off <= AS_MANY ? candidates[0].name : undefined
}

/** Mean over seeds of human documents in the mix of a generation. */
function humanDocuments(results: Results, arm: string, generation: number): number | undefined {
  const mixes = results.mixes.filter((mix) => mix.arm === arm && mix.generation === generation)
  if (mixes.length === 0) return undefined
  return mixes.reduce((sum, { human, fresh }) => sum + human + fresh, 0) / mixes.length
}
