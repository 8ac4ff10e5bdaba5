import {
  armSentence,
  type ArmVerdict,
  comparedGenerations,
  continuedControl,
  describeDifferences,
  describeReferences,
  explainReferences,
  type Effect,
  formatDifference,
  formatDifferenceInterval,
  formatValue,
  isClear,
  lossCaveat,
  nameGenerations,
  type Outcome,
  outcomeWords,
  seedsCaveat,
  sizeCaveat,
  thresholdLines,
} from '../../analysis/index.js'
import { reportAnswers } from '../answers/report-answers.js'
import type { Figure } from '../charts/index.js'
import type { ReportData } from '../report-data.js'
import { figureHtml } from './figure.js'
import { html, type SafeHtml } from './safe-html.js'
import { tableHtml } from './table.js'

const BADGES: Readonly<Record<Outcome, string>> = {
  reference: 'b-plain',
  held: 'b-held',
  narrowed: 'b-narrowed',
  collapsed: 'b-collapsed',
  'word salad': 'b-salad',
  degraded: 'b-degraded',
  shifted: 'b-plain',
  undecided: 'b-plain',
  'no result': 'b-plain',
}

export function badge({ results }: ReportData, outcome: Outcome): SafeHtml {
  return html`<span class="badge ${BADGES[outcome]}" title="${outcomeWords(results)[outcome]}">${outcome}</span>`
}

/** Question 1: which strategies collapsed, which held, how sure we are. */
export function verdictSection(
  data: ReportData,
  figures: readonly Figure[],
  pictures: ReadonlyMap<string, string>,
): SafeHtml {
  const { verdict, results, thresholds } = data
  const reference = describeReferences(verdict)
  const sure = describeDifferences(results, thresholds.confidence, reference)
  const caveat = lossCaveat(results, verdict)
  const sizes = sizeCaveat(results, verdict)
  const continued = continuedControl(results, verdict)
  const own = explainReferences(verdict)
  const seeds = seedsCaveat(results, verdict)
  return html`<section id="verdict"><h2>Verdict</h2>
<p class="quiet">State at ${nameGenerations(comparedGenerations(verdict))}; below each value its difference to ${reference}. ${sure}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Verdict table"><table class="verdict"><thead><tr><th scope="col">Strategy</th><th scope="col">Verdict</th>${verdict.headlines.map((headline) => html`<th scope="col">${headline.label}</th>`)}</tr></thead>
<tbody>${verdict.arms.map((arm) => armRow(data, arm))}</tbody></table></div>
${own !== undefined && html`<p class="note">${own}</p>`}${seeds !== undefined && html`<p class="note">${seeds}</p>`}${caveat !== undefined && html`<p class="note">${caveat}</p>`}${sizes !== undefined && html`<p class="note">${sizes}</p>`}${continued !== undefined && html`<p class="note">${continued}</p>`}
<ul class="plain">${verdict.arms
    .filter((arm) => arm.outcome !== 'reference')
    .map(
      (arm) =>
        html`<li>${dot(data, arm.arm.name)}<strong><bdi>${arm.arm.name}</bdi></strong> (${arm.outcome}). ${armSentence(arm)}</li>`,
    )}</ul>
${figures.map((figure) => figureHtml(figure, pictures))}
${reportAnswers(data).verdict.map(tableHtml)}
<details><summary>How the words are chosen</summary><ul>${thresholdLines(results, thresholds).map((line) => html`<li>${line}</li>`)}</ul></details>
</section>`
}

export function dot(data: ReportData, arm: string): SafeHtml {
  const style = data.styles.find((one) => one.name === arm)
  return html`<span class="dot" style="background:${style?.line ?? '#999'}"></span>`
}

function armRow(data: ReportData, verdict: ArmVerdict): SafeHtml {
  const { arm, outcome, effects } = verdict
  const early =
    verdict.generation === data.verdict.lastGeneration || outcome === 'no result'
      ? undefined
      : html`<small>at generation ${verdict.generation}</small>`
  return html`<tr><th scope="row"><span class="arm">${dot(data, arm.name)}<bdi>${arm.name}</bdi></span><span class="desc"><bdi>${arm.description}</bdi></span></th><td>${badge(data, outcome)}${early}</td>${effects.map((effect) => html`<td>${effectCell(effect, outcome)}</td>`)}</tr>
`
}

function effectCell(effect: Effect, outcome: Outcome): SafeHtml {
  const { format } = effect.headline
  if (effect.value === undefined) return html`<small>undefined: ${effect.reason ?? 'no value'}</small>`
  const value = html`<span class="value">${formatValue(effect.value, format)}</span>`
  if (outcome === 'reference') return value
  if (effect.difference === undefined) return html`${value}<small>${effect.reason ?? ''}</small>`
  const away = isClear(effect)
  const interval = formatDifferenceInterval(effect.low, effect.high, format)
  return html`${value}<small${away && html` class="away"`}>${formatDifference(effect.difference, format)}</small>${interval !== undefined && effect.low !== effect.high && html`<small>[${interval}]</small>`}`
}
