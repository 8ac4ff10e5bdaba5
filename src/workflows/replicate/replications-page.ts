import { formatSeconds, plural } from '../../analysis/index.js'
import { escapeMarkdown, markdownTable } from '../../report/markdown/escape.js'
import { OUTCOME_COLUMNS } from '../../report/replication/index.js'
import type { RecordedOutcome, ReplicationRecord } from './record.js'

const HEAD = `<!-- Written by \`npm run docs:replications\` from reports/replications/; change those, not this file. -->

# Replications

Results of the literature, rebuilt and checked: \`collapse replicate\` runs each file of \`experiments/replications/\`,
compares what it measures with the target, and writes a report with the figure redrawn. A target is asserted where it was
read in its source or derived and checked; what is from memory, or what sources disagree about, is shown and not
asserted. Unless a file says otherwise, a target holds where the measured value is within four standard errors of it,
and a direction where the 95% interval excludes the other side.

\`\`\`sh
collapse replicate --list                      # what there is
collapse replicate gerstgrasser-language       # one
collapse replicate --quick                     # all, in their quick form
collapse replicate suresh-bigram --text my.txt # those that take a text of yours
\`\`\`

Adding one is one YAML file; [CONTRIBUTING](../CONTRIBUTING.md#a-replication) says how.`

/** The page of what holds and what does not, from the records alone. */
export function replicationsPage(records: readonly ReplicationRecord[]): string {
  const overview = markdownTable(
    ['replication', 'holds', 'does not hold', 'not asserted', 'work', 'commit', 'date'],
    records.map((record) => [
      record.name,
      count(record, 'holds'),
      count(record, 'does not hold', 'undefined'),
      count(record, 'not asserted'),
      formatSeconds(record.workSeconds),
      record.commit ?? record.version,
      record.date,
    ]),
  )
  const failures = records.flatMap((record) =>
    record.outcomes
      .filter(({ failed }) => failed)
      .map((outcome) => `- **${escapeMarkdown(record.name)}**: ${escapeMarkdown(outcome.details ?? '')}`),
  )
  const total = records.reduce((sum, { workSeconds }) => sum + workSeconds, 0)
  const asserted = records.flatMap(({ outcomes }) =>
    outcomes.filter(({ verdict }) => verdict !== 'not asserted'),
  )
  const summary =
    records.length === 0
      ? 'None has been run yet.'
      : `${plural(records.length, 'replication')}, ${plural(asserted.length, 'asserted target')}, ${asserted.length - failures.length} of which hold; ${formatSeconds(total)} of work in all.`
  return [
    HEAD,
    summary,
    ...(records.length === 0 ? [] : [overview]),
    ...(failures.length === 0 ? [] : ['## What does not hold, and why', failures.join('\n')]),
    ...records.map(section),
  ]
    .join('\n\n')
    .concat('\n')
}

function count({ outcomes }: ReplicationRecord, ...verdicts: readonly RecordedOutcome['verdict'][]): string {
  return String(outcomes.filter(({ verdict }) => verdicts.includes(verdict)).length)
}

function section(record: ReplicationRecord): string {
  const notes = [
    ...record.outcomes.flatMap(({ failed, details }) => (failed || details === undefined ? [] : [details])),
    ...Object.entries(record.notRun).map(([variant, why]) => `${variant} was not run: ${why}`),
  ]
  return [
    `## ${escapeMarkdown(record.name)}`,
    `${escapeMarkdown(record.title)}. ${escapeMarkdown(record.source)}. Claim: ${escapeMarkdown(record.claim)}. [Report](../reports/replications/${record.name}/report.md).`,
    markdownTable(
      OUTCOME_COLUMNS,
      record.outcomes.map(({ row }) => row),
    ),
    ...(record.because === undefined ? [] : [escapeMarkdown(record.because)]),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${escapeMarkdown(note)}`).join('\n')]),
  ].join('\n\n')
}
