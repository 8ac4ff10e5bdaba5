import { formatSeconds } from '../../analysis/index.js'
import type { Figure } from '../charts/spec.js'
import { escapeMarkdown, fenced, markdownTable } from '../markdown/escape.js'
import { OUTCOME_COLUMNS, outcomeDetails, outcomeRow } from './outcome-rows.js'
import { finding, type Replicated, workSeconds } from './replicated.js'

/** The report of a replication for GitHub and editors. */
export function replicationMarkdown(replicated: Replicated, figure: Figure | undefined): string {
  const { replication, outcomes, forms, notRun, quick } = replicated
  const details = outcomes.flatMap((outcome) => outcomeDetails(outcome) ?? [])
  const assumptions = new Set(outcomes.flatMap(({ assumptions }) => assumptions ?? []))
  const parts: readonly (string | undefined)[] = [
    `# ${escapeMarkdown(finding(replicated))}`,
    escapeMarkdown(`${replication.title}. ${replication.source}.${quick ? ' Quick form.' : ''}`),
    markdownTable(OUTCOME_COLUMNS, outcomes.map(outcomeRow)),
    list(details),
    list([...notRun].map(([variant, why]) => `${variant} was not run: ${why}`)),
    replication.because === undefined ? undefined : escapeMarkdown(replication.because),
    figure === undefined ? undefined : `![${escapeMarkdown(figure.title)}](charts/${figure.id}.svg)`,
    figure === undefined ? undefined : escapeMarkdown(figure.subtitle),
    assumptions.size === 0 ? undefined : `## Assumptions of the theory\n\n${list([...assumptions])}`,
    '## To repeat it',
    `${formatSeconds(workSeconds(forms))} of work.`,
    ...forms.flatMap(({ variant, results }) => [
      `### ${escapeMarkdown(variant)}\n\nFingerprint \`${results.fingerprint}\`, seeds ${results.seeds.join(', ')}.`,
      fenced(results.configuration, 'yaml'),
    ]),
  ]
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`
}

function list(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n')
}
