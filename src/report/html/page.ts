import {
  describeReferences,
  describeTokens,
  explainReferences,
  mainFinding,
  plural,
} from '../../analysis/index.js'
import type { Figures } from '../charts/index.js'
import type { ReportData } from '../report-data.js'
import { browserSection } from './browser/browser-section.js'
import { SAMPLE_CLIENT } from './browser/sample-client.js'
import { chartData } from './chart-data.js'
import { DOWNLOAD_CLIENT } from './download-client.js'
import { inlineScripts } from './scripts.js'
import { html, jsonForScript, type SafeHtml, trusted } from './safe-html.js'
import { failureSection, figureSection, mixSection, repeatSection, samplesSection } from './sections.js'
import { styleSheet } from './style.js'
import { dot, verdictSection } from './verdict-section.js'

/**
 * The report as one file that opens from a disk without a network. Its policy allows our own scripts by hash
 * and nothing else: no eval, no request, no form.
 */
export async function pageHtml(
  data: ReportData,
  figures: Figures,
  pictures: ReadonlyMap<string, string>,
): Promise<string> {
  const scripts = await inlineScripts([DOWNLOAD_CLIENT, SAMPLE_CLIENT])
  const policy = `default-src 'none'; script-src ${scripts.map(({ hash }) => `'${hash}'`).join(' ')}; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`
  const { results } = data
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${results.experiment}: collapse report</title>
<style>${trusted(styleSheet())}</style></head>
<body><header><p class="kicker"><bdi>${results.experiment}</bdi> · collapse report</p>
<h1>${mainFinding(data.verdict)}</h1>
<p class="lead">${lead(data)}</p></header>
${focusBar(data)}
<main>${failureSection(data)}
${verdictSection(data, figures.verdict, pictures)}
${figureSection('generations', 'Generation by generation', figures.generations, pictures)}
${figureSection('rarity', 'Facts by rarity', figures.rarity, pictures)}
${mixSection(data, figures.mix, pictures)}
${samplesSection(data)}
${browserSection(data)}
${repeatSection(data)}</main>
<footer>Made by Collapse Lab from stored results alone. Everything is in this file; it asks for nothing from the network.</footer>
<script type="application/json" id="chart-data">${jsonForScript(chartData(data, figures))}</script>
${scripts.map(({ text }) => trusted(`<script>${text}</script>\n`))}
</body></html>
`
  return page.markup
}

/** One sentence of context under the finding. */
function lead(data: ReportData): string {
  const { results, verdict } = data
  const arms = plural(results.arms.length, 'strategy', 'strategies')
  const seeds = plural(results.seeds.length, 'seed')
  const generations = plural(data.summary.lastGeneration, 'generation')
  const description = results.description.trim()
  const facts = `${arms}, ${seeds}, ${generations}; ${explainReferences(verdict) === undefined ? '' : 'each '}compared with ${describeReferences(verdict)}.`
  const tokens = describeTokens(results)
  const basis = tokens === undefined ? facts : `${facts} ${tokens}`
  return description === '' ? basis : `${description.replace(/[.\s]+$/, '')}. ${basis}`
}

/** Buttons that pick out one strategy in all charts; useless without a script, so hidden until it runs. */
function focusBar(data: ReportData): SafeHtml {
  return html`<nav class="focus" aria-label="Pick out a strategy" hidden><div><span>Pick out</span>${data.styles.map((style, i) => html`<button type="button" class="chip" aria-pressed="false" data-arm="${i}" style="color:${style.text}">${dot(data, style.name)}<bdi>${style.label}</bdi></button>`)}</div></nav>`
}
