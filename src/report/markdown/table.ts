import type { ReportTable } from '../answers/report-table.js'
import { escapeMarkdown, markdownTable } from './escape.js'

/** A table of the report; a folded one opens on request. */
export function tableMarkdown({ title, intro, columns, rows, notes, folded }: ReportTable): string {
  const body = [
    escapeMarkdown(intro),
    markdownTable(columns, rows),
    notes.map((note) => `- ${escapeMarkdown(note)}`).join('\n'),
  ]
  const inside = body.filter((part) => part !== '').join('\n\n')
  return folded
    ? `<details><summary>${escapeMarkdown(title)}</summary>\n\n${inside}\n\n</details>`
    : `### ${escapeMarkdown(title)}\n\n${inside}`
}
