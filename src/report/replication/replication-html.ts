import { formatSeconds } from '../../analysis/index.js'
import type { OutcomeVerdict } from '../../analysis/expectations/index.js'
import type { Figure } from '../charts/spec.js'
import { chartData } from '../html/chart-data.js'
import { DOWNLOAD_CLIENT } from '../html/download-client.js'
import { figureHtml } from '../html/figure.js'
import { htmlDocument } from '../html/html-document.js'
import { html, type SafeHtml } from '../html/safe-html.js'
import { inlineScripts } from '../html/scripts.js'
import { OUTCOME_COLUMNS, outcomeDetails, outcomeRow } from './outcome-rows.js'
import { finding, type Replicated, workSeconds } from './replicated.js'

const BADGES: Readonly<Record<OutcomeVerdict, string>> = {
  holds: 'b-held',
  'does not hold': 'b-collapsed',
  'not asserted': 'b-plain',
  undefined: 'b-degraded',
}

/** The report of a replication as one file that opens from a disk without a network, as `pageHtml` does. */
export async function replicationHtml(
  replicated: Replicated,
  figure: Figure | undefined,
  pictures: ReadonlyMap<string, string>,
): Promise<string> {
  const scripts = await inlineScripts([DOWNLOAD_CLIENT])
  const { replication, name, quick } = replicated
  return htmlDocument(
    {
      title: `${replication.title}: replication`,
      scripts,
      charts: chartData([], figure === undefined ? [] : [figure]),
      footer:
        'Made by Collapse Lab from stored results alone. Everything is in this file; it asks for nothing from the network.',
    },
    html`<header><p class="kicker"><bdi>${name}</bdi> · replication${quick && ', quick form'}</p>
<h1>${finding(replicated)}</h1>
<p class="lead">${replication.title}. ${replication.source}.</p></header>
<main>${outcomeSection(replicated)}
${figure !== undefined && html`<section id="figure">${figureHtml(figure, pictures)}</section>`}
${repeatSection(replicated)}</main>`,
  )
}

function outcomeSection({ outcomes, replication, notRun }: Replicated): SafeHtml {
  const details = outcomes.flatMap((outcome) => outcomeDetails(outcome) ?? [])
  const left = [...notRun].map(([variant, why]) => `${variant} was not run: ${why}`)
  return html`<section id="targets"><h2>Targets</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Targets"><table class="verdict"><thead><tr>${OUTCOME_COLUMNS.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${outcomes.map(
    (outcome) => {
      const [what, expected, measured, interval, verdict, source] = outcomeRow(outcome)
      return html`<tr><th scope="row">${what}</th><td>${expected}</td><td>${measured}</td><td>${interval}</td><td><span class="badge ${BADGES[outcome.verdict]}">${verdict}</span></td><td>${source}</td></tr>`
    },
  )}</tbody></table></div>
${[...details, ...left].length > 0 && html`<ul>${[...details, ...left].map((line) => html`<li>${line}</li>`)}</ul>`}
${replication.because !== undefined && html`<p>${replication.because}</p>`}</section>`
}

function repeatSection({ forms, outcomes }: Replicated): SafeHtml {
  const assumptions = [...new Set(outcomes.flatMap(({ assumptions }) => assumptions ?? []))]
  return html`<section id="repeat"><h2>To repeat it</h2>
${assumptions.length > 0 && html`<h3 class="notes">Assumptions of the theory</h3><ul>${assumptions.map((one) => html`<li>${one}</li>`)}</ul>`}
<p>${formatSeconds(workSeconds(forms))} of work.</p>
${forms.map(
  ({ variant, results }) =>
    html`<details><summary>${variant}</summary><dl><dt>Fingerprint</dt><dd><code>${results.fingerprint}</code></dd><dt>Seeds</dt><dd>${results.seeds.join(', ')}</dd>${Object.entries(results.environment).map(([key, value]) => html`<dt>${key}</dt><dd>${value}</dd>`)}</dl><pre>${results.configuration}</pre></details>`,
)}</section>`
}
