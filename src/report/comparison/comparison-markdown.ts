import type { ComparisonTable } from '../../analysis/comparison/index.js'
import { escapeMarkdown, markdownTable } from '../markdown/escape.js'

/** Comparisons as a Markdown page: the table, then what it rests on. */
export function comparisonMarkdown(title: string, { columns, rows, notes }: ComparisonTable): string {
  const lines = notes.map((note) => `- ${escapeMarkdown(note)}`)
  return `# ${escapeMarkdown(title)}\n\n${markdownTable(columns, rows)}\n\n${lines.join('\n')}\n`
}
