import type { ReportTable } from '../answers/report-table.js'
import { html, type SafeHtml } from './safe-html.js'

/** Answers that stand out in a table of words. */
const BADGES: Readonly<Record<string, string>> = {
  yes: 'b-collapsed',
  no: 'b-held',
  undecided: 'b-plain',
  collapsed: 'b-collapsed',
  accelerating: 'b-collapsed',
  linear: 'b-narrowed',
  slowing: 'b-narrowed',
  bounded: 'b-plain',
  stable: 'b-held',
}

/** A table of the report; a folded one opens on request. */
export function tableHtml(table: ReportTable): SafeHtml {
  const { id, title, intro, columns, rows, notes, folded } = table
  const body = html`<p class="note">${intro}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="answers${!folded && ' short'}"><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows.map(
    ([
      first = '',
      ...cells
    ]) => html`<tr><th scope="row"><bdi>${first}</bdi></th>${cells.map((cell) => html`<td>${cellHtml(cell)}</td>`)}</tr>
`,
  )}</tbody></table></div>
${notes.length > 0 && html`<ul class="note">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}`
  return folded
    ? html`<details id="${id}"><summary>${title}</summary>${body}</details>`
    : html`<h3 class="notes" id="${id}">${title}</h3>${body}`
}

function cellHtml(cell: string): SafeHtml {
  const badge = BADGES[cell]
  return badge === undefined ? html`<bdi>${cell}</bdi>` : html`<span class="badge ${badge}">${cell}</span>`
}
