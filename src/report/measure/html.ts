import type { Measurement } from '../../contracts/measurement.js'
import { panelSpec } from '../charts/compose.js'
import { measurementFigure } from '../charts/measurement-figures.js'
import type { Figure } from '../charts/spec.js'
import { chartConfig, FONT_STACK } from '../charts/theme.js'
import { panelHtml } from '../html/figure.js'
import { cautionsHtml, findingsHtml } from '../html/measure-findings.js'
import { groupsSection, repeatMeasureSection, wholeCorpusSection } from '../html/measure-sections.js'
import { MEASURE_CSS } from '../html/measure-style.js'
import { measuresTable } from '../html/measure-table.js'
import { html, jsonForScript, type SafeHtml, trusted } from '../html/safe-html.js'
import { inlineScripts } from '../html/scripts.js'
import { styleSheet } from '../html/style.js'
import { renderSvg } from '../render/render-svg.js'
import { cautions, headline, lead, realFindings } from './headline.js'

/** Width at which a panel stands in a page of full width, by columns: a picture until the script runs. */
const PAGE_WIDTH = { 1: 1100, 2: 533, 3: 344 } as const

/**
 * A measurement as one file that opens from a disk without a network. Its policy allows our own scripts by hash and
 * nothing else.
 */
export async function measurementHtml(measurement: Measurement): Promise<string> {
  const scripts = await inlineScripts()
  const policy = `default-src 'none'; script-src ${scripts.map(({ hash }) => `'${hash}'`).join(' ')}; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`
  const figure = measurementFigure(measurement)
  const title = headline(measurement)
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${trusted(styleSheet())}${trusted(MEASURE_CSS)}</style></head>
<body><header><p class="kicker">Dataset audit</p>
<h1><bdi>${title}</bdi></h1>
<p class="lead"><bdi>${lead(measurement)}</bdi></p></header>
<main>${cautionsHtml(cautions(measurement))}
${findingsHtml(realFindings(measurement))}
${figure && (await figureSection(figure))}
${measuresTable(measurement)}${wholeCorpusSection(measurement)}
${groupsSection(measurement)}
${repeatMeasureSection(measurement)}</main>
<footer>Made by Collapse Lab. Everything is in this file; it asks for nothing from the network. Text of the data is shown as it is, and inert.</footer>
<script type="application/json" id="chart-data">${jsonForScript(chartData(figure))}</script>
${scripts.map(({ text }) => trusted(`<script>${text}</script>\n`))}
</body></html>
`
  return page.markup
}

async function figureSection(figure: Figure): Promise<SafeHtml> {
  const pictures = new Map<string, string>()
  for (const panel of figure.panels) {
    pictures.set(panel.id, await renderSvg(panelSpec(panel, PAGE_WIDTH[figure.columns], false)))
  }
  return html`<section id="differences"><figure><figcaption><h3>${figure.title}</h3><p>${figure.subtitle}</p></figcaption>
<div class="grid cols-${figure.columns}">${figure.panels.map((panel) => panelHtml(panel, pictures))}</div></figure></section>`
}

function chartData(figure: Figure | undefined) {
  return {
    arms: [],
    config: { ...chartConfig(FONT_STACK), padding: { left: 2, top: 10, right: 2, bottom: 2 } },
    panels: Object.fromEntries(
      (figure?.panels ?? []).map((panel) => {
        const { config: _, ...spec } = panelSpec(panel, 600, true)
        const { left, right, minimumWidth = 0, narrowBelow = 0 } = panel
        return [panel.id, { left, right, minimumWidth, narrowBelow, spec }]
      }),
    ),
  }
}
