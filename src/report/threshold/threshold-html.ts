import {
  doseTable,
  thresholdDetails,
  thresholdFinding,
  type ThresholdResult,
} from '../../analysis/threshold/index.js'
import { panelSpec } from '../charts/compose.js'
import type { Figure } from '../charts/spec.js'
import { chartConfig, FONT_STACK } from '../charts/theme.js'
import { figureHtml } from '../html/figure.js'
import { html, jsonForScript, trusted } from '../html/safe-html.js'
import { inlineScripts } from '../html/scripts.js'
import { styleSheet } from '../html/style.js'

/** The report of a search as one file that opens from a disk without a network, as `pageHtml` does. */
export async function thresholdHtml(
  result: ThresholdResult,
  figure: Figure,
  pictures: ReadonlyMap<string, string>,
): Promise<string> {
  const scripts = await inlineScripts()
  const policy = `default-src 'none'; script-src ${scripts.map(({ hash }) => `'${hash}'`).join(' ')}; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`
  const { columns, rows } = doseTable(result)
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${result.experiment}: how much human data is enough</title>
<style>${trusted(styleSheet())}</style></head>
<body><header><p class="kicker"><bdi>${result.experiment}</bdi> · how much human data is enough</p>
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
<details><summary>The experiment as it was searched</summary><pre>${result.configuration}</pre></details></section></main>
<footer>Made by Collapse Lab from stored results alone. Everything is in this file; it asks for nothing from the network.</footer>
<script type="application/json" id="chart-data">${jsonForScript(chartData(figure))}</script>
${scripts.map(({ text }) => trusted(`<script>${text}</script>\n`))}
</body></html>
`.markup
}

function chartData({ panels }: Figure) {
  return {
    arms: [],
    config: { ...chartConfig(FONT_STACK), padding: { left: 2, top: 10, right: 2, bottom: 2 } },
    panels: Object.fromEntries(
      panels.map((panel) => {
        const { config: _, ...spec } = panelSpec(panel, 600, true)
        const { left, right, minimumWidth = 0, narrowBelow = 0 } = panel
        return [panel.id, { left, right, minimumWidth, narrowBelow, spec }]
      }),
    ),
  }
}
