import { visibleLine } from '../visible.js'

/** Text inside a Markdown line or table cell: nothing in it is markup, HTML or a link. */
export function escapeMarkdown(text: string): string {
  return visibleLine(text, 2000)
    .replace(/[\\`*_{}[\]()#+!|~$@:]/g, (c) => (/[#+!():@]/.test(c) ? c : `\\${c}`))
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^([-+#=](?=\s|$)|\d+[.)](?=\s|$))/, '\\$1')
    .replace(/:\/\//g, '&#58;//')
    .replace(/@/g, '&#64;')
}

/** A fence longer than any run of backticks inside. */
export function fenced(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((match) => match[0].length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text.replace(/\n+$/, '')}\n${fence}`
}

/** A table; cells are escaped here. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => escapeMarkdown(cell)).join(' | ')} |`
  return [line(columns), `|${columns.map(() => ' --- ').join('|')}|`, ...rows.map(line)].join('\n')
}
