import { formatNumber } from '../../analysis/index.js'
import { html } from '../html/safe-html.js'
import { visible } from '../visible.js'
import { type Displayed, displayed } from './displayed.js'

export type Cell = string | number | boolean | null | undefined

/** What `verdictTable` and `comparisonTable` return; of a DataFrame `{ columns: frame.columns, rows: frame.values }`. */
export interface ShownTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/**
 * A table as the output of a notebook's cell. Numbers have three digits, as in our reports; what is not there is a dash.
 * Text is shown inert, whoever wrote it.
 *
 * @example
 * await Deno.jupyter.display(showTable(verdictTable(verdict(results))))
 */
export function showTable({ columns, rows }: ShownTable): Displayed {
  const cells = rows.map((row) => row.map(textOf))
  const { markup } =
    html`<table><thead><tr>${columns.map((name) => html`<th>${name}</th>`)}</tr></thead><tbody>${cells.map(
      (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )}</tbody></table>`
  return displayed({ 'text/html': markup, 'text/plain': plain([columns, ...cells]) })
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined || Number.isNaN(cell)) return '–'
  if (typeof cell === 'number' && Number.isFinite(cell)) return formatNumber(cell)
  return String(cell)
}

function plain(lines: readonly (readonly string[])[]): string {
  const shown = lines.map((line) => line.map(visible))
  const widths = (shown[0] ?? []).map((_, at) => Math.max(...shown.map((line) => line[at]?.length ?? 0)))
  return shown
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
