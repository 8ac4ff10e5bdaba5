import type { ComparisonTable } from '../../analysis/comparison/index.js'
import { html, trusted } from '../html/safe-html.js'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

const STYLE = `
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff }
div { overflow-x: auto }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { text-align: left; padding: .3rem .7rem; border-bottom: 1px solid #ddd; vertical-align: top }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818 } th, td { border-color: #444 } }
`

/** Comparisons as one HTML file that asks for nothing from the network and runs no script. */
export function comparisonHtml(title: string, { columns, rows, notes }: ComparisonTable): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${trusted(STYLE)}</style></head>
<body><h1>${title}</h1>
<div><table><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>
<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>
</body></html>
`.markup
}
