import { formatDifference, formatDifferenceInterval, type Headline } from '../../analysis/index.js'
import { type Attribution, attribution } from '../../analysis/definitions/index.js'
import type { PairedDifference } from '../../analysis/index.js'
import type { ReportData } from '../report-data.js'
import type { ReportTable } from './report-table.js'

/** What the change of each headline measure is made of; needs a control. */
export function attributionTable(data: ReportData): ReportTable | undefined {
  const { reference, headlines, arms } = data.verdict
  if (reference.kind !== 'arm' || headlines.length === 0) return undefined
  const asked = arms.filter(({ arm }) => !arm.humanOnly && arm.name !== reference.arm)
  const rows = asked.flatMap(({ arm }) =>
    headlines.flatMap((headline) => {
      const { metric, group } = headline
      const last = data.summary.series(arm.name, metric, group).findLast(({ seeds }) => seeds > 0)
      if (last === undefined || last.generation === 0) return []
      const found = attribution(
        data.results,
        data.summary,
        arm.name,
        reference.arm,
        headline,
        last.generation,
        data.thresholds.confidence,
      )
      return [rowOf(arm.name, headline, found)]
    }),
  )
  if (rows.length === 0) return undefined
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

function rowOf(arm: string, { label, format }: Headline, found: Attribution): readonly string[] {
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
