import {
  doseTable,
  type ThresholdResult,
  thresholdDetails,
  thresholdFinding,
} from '../../analysis/threshold/index.js'
import type { Figure } from '../charts/spec.js'
import { escapeMarkdown, fenced, markdownTable } from '../markdown/escape.js'

/** A search as Markdown; with its figure, as the report beside its pictures. */
export function thresholdMarkdown(result: ThresholdResult, figure?: Figure): string {
  const { columns, rows } = doseTable(result)
  const parts = [
    `# ${escapeMarkdown(thresholdFinding(result))}`,
    list(thresholdDetails(result)),
    ...(figure === undefined
      ? []
      : [`![${escapeMarkdown(figure.title)}](charts/${figure.id}.svg)`, escapeMarkdown(figure.subtitle)]),
    markdownTable(columns, rows),
    ...(result.failures.length === 0 ? [] : ['## Runs that failed', list(result.failures)]),
    ...(figure === undefined
      ? []
      : ['## To repeat it', `Fingerprint \`${result.fingerprint}\`.`, fenced(result.configuration, 'yaml')]),
  ]
  return `${parts.join('\n\n')}\n`
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n')
}
