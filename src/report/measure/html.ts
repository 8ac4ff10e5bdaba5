import type { Measurement } from '../../contracts/measurement.js'
import { panelSpec } from '../charts/compose.js'
import { measurementFigure } from '../charts/measurement-figures.js'
import type { Figure } from '../charts/spec.js'
import { panelData } from '../html/chart-data.js'
import { panelHtml } from '../html/figure.js'
import { cautionsHtml, findingsHtml } from '../html/measure-findings.js'
import { groupsSection, repeatMeasureSection, wholeCorpusSection } from '../html/measure-sections.js'
import { MEASURE_CSS } from '../html/measure-style.js'
import { measuresTable } from '../html/measure-table.js'
import { htmlDocument } from '../html/html-document.js'
import { html, type SafeHtml } from '../html/safe-html.js'
import { inlineScripts } from '../html/scripts.js'
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
  const figure = measurementFigure(measurement)
  const title = headline(measurement)
  return htmlDocument(
    {
      title,
      scripts,
      css: MEASURE_CSS,
      charts: panelData(figure?.panels ?? []),
      footer:
        'Made by Collapse Lab. Everything is in this file; it asks for nothing from the network. Text of the data is shown as it is, and inert.',
    },
    html`<header><p class="kicker">Dataset audit</p>
<h1><bdi>${title}</bdi></h1>
<p class="lead"><bdi>${lead(measurement)}</bdi></p></header>
<main>${cautionsHtml(cautions(measurement))}
${findingsHtml(realFindings(measurement))}
${figure && (await figureSection(figure))}
${measuresTable(measurement)}${wholeCorpusSection(measurement)}
${groupsSection(measurement)}
${repeatMeasureSection(measurement)}</main>`,
  )
}

async function figureSection(figure: Figure): Promise<SafeHtml> {
  const pictures = new Map<string, string>()
  for (const panel of figure.panels) {
    pictures.set(panel.id, await renderSvg(panelSpec(panel, PAGE_WIDTH[figure.columns], false)))
  }
  return html`<section id="differences"><figure><figcaption><h3>${figure.title}</h3><p>${figure.subtitle}</p></figcaption>
<div class="grid cols-${figure.columns}">${figure.panels.map((panel) => panelHtml(panel, pictures))}</div></figure></section>`
}
