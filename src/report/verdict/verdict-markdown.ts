import {
  armSentence,
  describeReferences,
  explainReferences,
  thresholdLines,
  verdictTable,
} from '../../analysis/index.js'
import { answerTables } from '../answers/answer-tables.js'
import { reportAnswers } from '../answers/report-answers.js'
import { checkedClaims } from '../findings.js'
import { escapeMarkdown, markdownTable } from '../markdown/escape.js'
import { findingsMarkdown } from '../markdown/findings-markdown.js'
import { tableMarkdown } from '../markdown/table.js'
import type { ReportData } from '../report-data.js'
import { verdictCaveats } from './verdict-caveats.js'

/** All answers as Markdown: what a report says, without its charts. */
export function verdictMarkdown(data: ReportData, asked?: readonly string[]): string {
  const { results, verdict, thresholds } = data
  const { found } = reportAnswers(data)
  const arms = found.arms.filter(({ arm }) => asked?.includes(arm.name) ?? true)
  const { columns, rows } = verdictTable({ ...verdict, arms: arms.map((arm) => arm.verdict) })
  const tables = answerTables(data, arms)
  const said = arms.filter((one) => one.verdict.outcome !== 'reference')
  const parts = [
    `# ${escapeMarkdown(results.experiment)}: ${escapeMarkdown(found.finding)}`,
    ...findingsMarkdown({ claims: checkedClaims(results), figures: [] }),
    list(
      results.failures.map(
        (f) => `Failed: ${f.arm}, seed ${f.seed}, generation ${f.generation}: ${f.message}`,
      ),
    ),
    escapeMarkdown(`Compared with ${describeReferences(verdict)}.`),
    markdownTable(columns, rows),
    list(said.map((one) => `${one.arm.name} (${one.verdict.outcome}). ${armSentence(one.verdict)}`)),
    ...[explainReferences(verdict) ?? '', ...verdictCaveats(results, verdict)].map(escapeMarkdown),
    ...[...tables.verdict, ...tables.generations, ...tables.rarity].map(tableMarkdown),
    '### How the words are chosen',
    list(thresholdLines(results, thresholds)),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n')
}
