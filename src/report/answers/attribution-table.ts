import type { ArmAnswers, HeadlineAttribution } from '../../analysis/answers/index.js'
import {
  formatDifference,
  formatDifferenceInterval,
  type PairedDifference,
  type Verdict,
} from '../../analysis/index.js'
import type { ReportTable } from './report-table.js'

/** What the change of each headline measure is made of; needs a control. */
export function attributionTable(
  { reference }: Verdict,
  arms: readonly ArmAnswers[],
): ReportTable | undefined {
  const rows = arms.flatMap(({ arm, attributions }) => attributions.map((found) => rowOf(arm.name, found)))
  if (reference.kind !== 'arm' || rows.length === 0) return undefined
  return {
    id: 'attribution',
    title: 'What the change is made of',
    intro: `Since generation 0. Total = forgetting (of ${reference.arm}, which sees no synthetic data) + the strategy's part. Where an arm of as many human documents alone was run, the strategy's part = fewer human data + contamination.`,
    columns: [
      'strategy',
      'measure',
      'generation',
      'total',
      'forgetting',
      'strategy’s part',
      'fewer human data',
      'contamination',
      'human data alone',
    ],
    rows,
    notes: [
      'Differences paired by seed, with Student t intervals. “Not told apart”: no arm trains on as many human documents alone (within 5%).',
    ],
    folded: true,
  }
}

function rowOf(arm: string, found: HeadlineAttribution): readonly string[] {
  const { label, format } = found.headline
  const words = ({ difference, low, high }: PairedDifference) => {
    if (difference === undefined) return '–'
    const interval = Number.isFinite(difference) ? formatDifferenceInterval(low, high, format) : undefined
    return interval === undefined
      ? formatDifference(difference, format)
      : `${formatDifference(difference, format)} (${interval})`
  }
  const { generation, total, forgetting, strategy, subset } = found
  return [
    arm,
    label,
    String(generation),
    words(total),
    words(forgetting),
    words(strategy),
    subset === undefined ? 'not told apart' : words(subset.fewerData),
    subset === undefined ? 'not told apart' : words(subset.contamination),
    subset?.arm ?? '–',
  ]
}
