import {
  doseTable,
  type ThresholdResult,
  thresholdDetails,
  thresholdFinding,
} from '../../analysis/threshold/index.js'
import type { Figure } from '../charts/spec.js'
import { panelData } from '../html/chart-data.js'
import { figureHtml } from '../html/figure.js'
import { htmlDocument } from '../html/html-document.js'
import { html } from '../html/safe-html.js'
import { inlineScripts } from '../html/scripts.js'

/** The report of a search as one file that opens from a disk without a network, as `pageHtml` does. */
export async function thresholdHtml(
  result: ThresholdResult,
  figure: Figure,
  pictures: ReadonlyMap<string, string>,
): Promise<string> {
  const scripts = await inlineScripts()
  const { columns, rows } = doseTable(result)
  return htmlDocument(
    {
      title: `${result.experiment}: how much human data is enough`,
      scripts,
      charts: panelData(figure.panels),
      footer:
        'Made by Collapse Lab from stored results alone. Everything is in this file; it asks for nothing from the network.',
    },
    html`<header><p class="kicker"><bdi>${result.experiment}</bdi> · how much human data is enough</p>
<h1>${thresholdFinding(result)}</h1></header>
<main><section id="answer"><h2>Answer</h2><ul>${thresholdDetails(result).map((line) => html`<li>${line}</li>`)}</ul></section>
<section id="figure">${figureHtml(figure, pictures)}</section>
<section id="amounts"><h2>Amounts looked at</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Amounts looked at"><table class="verdict"><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows.map(
      ([first, ...cells]) =>
        html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )}</tbody></table></div>
${result.failures.length > 0 && html`<h3>Runs that failed</h3><ul>${result.failures.map((line) => html`<li>${line}</li>`)}</ul>`}</section>
<section id="repeat"><h2>To repeat it</h2><p>Fingerprint <code>${result.fingerprint}</code>.</p>
<details><summary>The experiment as it was searched</summary><pre>${result.configuration}</pre></details></section></main>`,
  )
}
