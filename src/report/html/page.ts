import {
  describeReferences,
  describeTokens,
  explainReferences,
  grouped,
  mainFinding,
  plural,
  unfinishedCaveat,
} from '../../analysis/index.js'
import { reportAnswers } from '../answers/report-answers.js'
import type { Figures } from '../charts/index.js'
import { findings } from '../findings.js'
import type { ReportData } from '../report-data.js'
import { browserSection } from './browser/browser-section.js'
import { SAMPLE_CLIENT } from './browser/sample-client.js'
import { chartData } from './chart-data.js'
import { DOWNLOAD_CLIENT } from './download-client.js'
import { findingsSection } from './findings-section.js'
import { inlineScripts } from './scripts.js'
import { pageFrame } from './page-frame.js'
import { html, type SafeHtml } from './safe-html.js'
import { failureSection, figureSection, mixSection, repeatSection, samplesSection } from './sections.js'
import { dot, verdictSection } from './verdict-section.js'

/** What a page shows of results, without the frame around it. */
export interface PageContent {
  readonly title: string
  readonly header: SafeHtml
  /** Buttons that pick out one strategy. */
  readonly focus: SafeHtml
  readonly main: SafeHtml
  readonly charts: ReturnType<typeof chartData>
}

/** `pictures`: of panels, by their ids; a panel without one stays empty until the script draws it. */
export function pageContent(
  data: ReportData,
  figures: Figures,
  pictures: ReadonlyMap<string, string>,
  kind = 'collapse report',
): PageContent {
  const { results } = data
  const unfinished = unfinishedCaveat(results)
  return {
    title: `${results.experiment}: collapse report`,
    header: html`<p class="kicker"><bdi>${results.experiment}</bdi> · ${kind}</p>
<h1>${mainFinding(data.verdict)}</h1>
<p class="lead">${lead(data)}</p>${unfinished !== undefined && html`<p class="note">${unfinished}</p>`}`,
    focus: focusBar(data),
    main: html`${failureSection(results.failures)}
${findingsSection(findings(data, figures))}
${verdictSection(data, figures.verdict, pictures)}
${figureSection('generations', 'Generation by generation', figures.generations, pictures, reportAnswers(data).generations)}
${figureSection('rarity', rarityTitle(data), figures.rarity, pictures, reportAnswers(data).rarity)}
${mixSection(data, figures.mix, pictures)}
${samplesSection(data)}
${browserSection(data)}
${repeatSection(data)}`,
    charts: chartData(
      data.styles.map((style) => style.name),
      Object.values(figures).flat(),
    ),
  }
}

/** The scripts that bring a report's page to life. */
export const PAGE_SCRIPTS = [DOWNLOAD_CLIENT, SAMPLE_CLIENT] as const

/**
 * The report as one file that opens from a disk without a network. Its policy allows our own scripts by hash
 * and nothing else: no eval, no request, no form.
 */
export async function pageHtml(
  data: ReportData,
  figures: Figures,
  pictures: ReadonlyMap<string, string>,
): Promise<string> {
  const scripts = await inlineScripts(PAGE_SCRIPTS)
  return pageFrame(pageContent(data, figures, pictures), scripts, {
    footer:
      'Made by Collapse Lab from stored results alone. Everything is in this file; it asks for nothing from the network.',
  })
}

/** One sentence of context under the finding. */
function lead(data: ReportData): string {
  const { results, verdict } = data
  const arms = plural(results.arms.length, 'strategy', 'strategies')
  const chains =
    results.chains === undefined
      ? ''
      : ` of ${plural(results.chains, 'chain').replace(/^\d+/, grouped(results.chains))}`
  const seeds = `${plural(results.seeds.length, 'seed')}${chains}`
  const generations = plural(data.summary.lastGeneration, 'generation')
  const description = results.description.trim()
  const facts = `${arms}, ${seeds}, ${generations}; ${explainReferences(verdict) === undefined ? '' : 'each '}compared with ${describeReferences(verdict)}.`
  const tokens = describeTokens(results)
  const basis = tokens === undefined ? facts : `${facts} ${tokens}`
  return description === '' ? basis : `${description.replace(/[.\s]+$/, '')}. ${basis}`
}

/** Buttons that pick out one strategy in all charts. */
function focusBar(data: ReportData): SafeHtml {
  return html`<span>Pick out</span>${data.styles.map((style, i) => html`<button type="button" class="chip" aria-pressed="false" data-arm="${i}" style="color:${style.text}">${dot(data, style.name)}<bdi>${style.label}</bdi></button>`)}`
}

function rarityTitle(data: ReportData): string {
  return data.results.data === 'vectors' ? 'States by rarity' : 'Facts by rarity'
}
