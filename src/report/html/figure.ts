import type { Figure, Panel } from '../charts/index.js'
import { html, type SafeHtml, trusted } from './safe-html.js'

/** A figure in the page: caption, panels as pictures that the script brings to life, links to its files. */
export function figureHtml(figure: Figure, pictures: ReadonlyMap<string, string>): SafeHtml {
  return html`<figure id="${figure.id}">
<figcaption><h3>${figure.title}</h3><p>${figure.subtitle}</p></figcaption>
<div class="grid cols-${figure.columns}">${figure.panels.map((panel) => panelHtml(panel, pictures))}</div>
<p class="files"><a href="charts/${figure.id}.svg" download data-save="svg">SVG</a><a href="charts/${figure.id}.png" download data-save="png">PNG</a><button type="button" data-save="csv" hidden>CSV</button></p>
</figure>
`
}

/** Height of axis, axis title and padding, about: the place of a plot that is not laid out yet. */
const FRAME = 62

export function panelHtml(panel: Panel, pictures: ReadonlyMap<string, string>): SafeHtml {
  return html`<div class="panel">${panel.title !== '' && html`<h4>${panel.title}</h4>`}${panel.subtitle !== '' && html`<p>${panel.subtitle}</p>`}${panel.notes.map((note) => html`<p class="gap">${note}</p>`)}
<div class="plot" style="contain-intrinsic-size:auto ${panel.height + FRAME}px" role="img" aria-label="${panel.alt}" data-panel="${panel.id}">${trusted(pictures.get(panel.id) ?? '')}</div></div>
`
}
