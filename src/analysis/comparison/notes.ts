import { listed, plural } from '../words.js'
import type { Comparison } from './compare-arms.js'
import type { ComparisonRow } from './row.js'

/** What a table of comparisons rests on, one sentence each; nothing is said of what it does not hold. */
export function comparisonNotes({ rows, tests, thresholds }: Comparison): readonly string[] {
  const percent = (share: number) => `${Math.round(share * 1000) / 10}%`
  const has = (column: keyof ComparisonRow) => rows.some((row) => row[column] !== undefined)
  const notes = [referenceNote(rows)]
  notes.push(
    tests > 0
      ? `Differences are paired by seed; ${percent(thresholds.confidence)} Student t intervals.`
      : withoutTests(rows),
  )
  if (tests > 0) {
    notes.push(
      `p: two-sided paired t test, raised by Holm over the ${plural(tests, 'test')} of this table; sign flips: permutation of seeds, with the smallest p that so few seeds can give.`,
    )
  }
  if (has('equivalenceP')) {
    notes.push(
      `Equivalence: two one-sided t tests that the change is within ${percent(thresholds.tolerance)} of the reference (${Math.round(thresholds.tolerancePoints * 1000) / 10} points for shares of bad output; entropies as effective numbers, losses as perplexities).`,
    )
  }
  if (has('g')) notes.push("Hedges' g: mean difference in standard deviations of the differences.")
  if (has('ratio')) {
    notes.push(
      `Ratio: of means${has('ratioLow') ? ", with Fieller's interval" : ''}; of effective numbers and perplexities where the metric is a logarithm.`,
    )
  }
  if (has('seedsForMargin')) {
    notes.push(
      'Seeds to settle: in all, for 80% power to find a change as large as the margin, or to show that there is none, at the spread seen and without the correction.',
    )
  }
  return notes
}

/** The column "reference" has its value alone; this names it. */
function referenceNote(rows: readonly ComparisonRow[]): string {
  const references = new Map(rows.map(({ arm, reference }) => [arm, reference]))
  const [first, ...others] = new Set(references.values())
  if (first === undefined) return 'There is nothing to compare: no arm beside the reference.'
  if (others.length > 0) {
    return `Compared: ${listed([...references].map(([arm, reference]) => `${arm} with ${reference}`))}.`
  }
  return first === 'generation 0'
    ? 'Without a control, every arm is compared with its own generation 0: what changed, not what a strategy did.'
    : `Compared with ${first}.`
}

function withoutTests(rows: readonly ComparisonRow[]): string {
  const oneSeed = rows.length > 0 && rows.every(({ pairs }) => pairs <= 1)
  return oneSeed && rows.some(({ pairs }) => pairs === 1)
    ? 'One seed: no intervals and no tests. Run more of them: collapse run FILE --seeds 5.'
    : 'Differences are paired by seed. There are no intervals and no tests: see the remarks.'
}
