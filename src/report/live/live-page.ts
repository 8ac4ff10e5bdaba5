import { rememberedCurves } from '../../analysis/theory/remembered-curves.js'
import type { Results, RunFailure } from '../../contracts/results.js'
import { type PageContent, PAGE_SCRIPTS, pageContent } from '../html/page.js'
import { pagePolicy } from '../html/html-document.js'
import { pageFrame } from '../html/page-frame.js'
import { html, jsonForScript, trusted } from '../html/safe-html.js'
import { inlineScripts } from '../html/scripts.js'
import { failureSection } from '../html/sections.js'
import type { ReportData } from '../report-data.js'
import { reportMaterial } from '../report-material.js'
import { LIVE_CLIENT } from './live-client.js'
import { LIVE_STYLE } from './live-style.js'

/** What a live report shows at one time. */
export interface LiveContent extends PageContent {
  /** Differs from that of any other content, also of a server that was started before or after this one. */
  readonly version: number
  /** What it was made from; not there while nothing is measured. */
  readonly data?: ReportData
}

/** Makes the content of a report on what is there so far; without results, that it waits for them. */
export function liveContents(): (results: Results, version: number) => Promise<LiveContent> {
  const theory = rememberedCurves()
  return async (results, version) => {
    if (results.rows.length === 0) return waitingContent(results.experiment, version, results.failures)
    const { data, figures } = await reportMaterial(results, {}, theory)
    const page = pageContent(data, figures, new Map(), 'live report of what is stored so far')
    return { ...page, version, data }
  }
}

/** Before the first generation is stored. */
export function waitingContent(
  experiment: string,
  version: number,
  failures: readonly RunFailure[] = [],
): LiveContent {
  return {
    version,
    title: `${experiment}: live report`,
    header: html`<p class="kicker"><bdi>${experiment}</bdi> · live report</p>
<h1>Waiting for the first generation</h1>
<p class="lead">The report appears here as soon as one is measured.</p>`,
    focus: html``,
    main: html`${failureSection(failures, true)}`,
    charts: { arms: [], config: {}, panels: {}, figures: {} } as unknown as PageContent['charts'],
  }
}

/** As JSON for the page that is open already. */
export function liveJson({ version, title, header, focus, main, charts }: LiveContent): string {
  return JSON.stringify({
    version,
    title,
    header: header.markup,
    focus: focus.markup,
    main: main.markup,
    charts: jsonForScript(charts).markup,
  })
}

export interface LivePage {
  /** Content security policy, also for the header of the answer. */
  readonly policy: string
  html(content: LiveContent): string
}

/** The page of a live report: the report's own, with progress above it and a script that keeps it up to date. */
export async function livePage(): Promise<LivePage> {
  const scripts = await inlineScripts([...PAGE_SCRIPTS, LIVE_CLIENT])
  const policy = pagePolicy(scripts, "connect-src 'self'")
  return {
    policy,
    html: (content) =>
      pageFrame(content, scripts, {
        policy,
        footer:
          'A live report of Collapse Lab, served on this machine only. Figures and verdicts are of what is stored so far.',
        top: html`<style>${trusted(LIVE_STYLE)}</style><div id="live" class="running" role="region" aria-label="Progress of the run" data-version="${content.version}"><progress max="1" value="0" aria-label="Work that is done"></progress><p>Connecting.</p><span class="unseen" role="status"></span></div>`,
      }),
  }
}
