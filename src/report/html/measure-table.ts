import type { Measurement } from '../../contracts/measurement.js'
import {
  type ComparedCell,
  type ComparedRow,
  comparisonRows,
  measuredGroups,
  SIDE_SIGNS,
  SIDE_WORDS,
} from '../measure/comparison.js'
import { whole } from '../measure/headline.js'
import { html, type SafeHtml } from './safe-html.js'

/** All values of all groups, by family of measures. */
export function measuresTable(measurement: Measurement): SafeHtml | undefined {
  const rows = comparisonRows(measurement)
  const groups = measuredGroups(measurement)
  if (rows.length === 0) return undefined
  const families = [...new Set(rows.map(({ metric }) => metric.family))]
  const { reference, matchedTokens } = measurement
  return html`<section id="measures"><h2>All measures</h2>
<p class="quiet">Values with their ${Math.round(100 * measurement.confidence)}% intervals${reference !== undefined && html`, and the change against <bdi>${reference}</bdi>`}. ${matchedTokens !== undefined && `Measures marked with @ are taken at ${whole(matchedTokens)} tokens, or as many as are said; the others on everything.`} ${reference !== undefined && SIDE_WORDS}</p>
<div class="scroll" tabindex="0" role="region" aria-label="All measures"><table class="measures"><thead><tr><th scope="col">Measure</th>${groups.map(({ name }) => html`<th scope="col" class="num"><bdi>${name}</bdi></th>`)}</tr></thead><tbody>${families.map(
    (family) =>
      html`<tr class="family"><th scope="colgroup" colspan="${groups.length + 1}">${family}</th></tr>${rows.filter(({ metric }) => metric.family === family).map((row) => rowHtml(row, matchedTokens))}`,
  )}</tbody></table></div></section>`
}

function rowHtml(
  { label, direction, metric, cells }: ComparedRow,
  matchedTokens: number | undefined,
): SafeHtml {
  const at =
    metric.tokens === undefined ? '' : metric.tokens === matchedTokens ? ' @' : ` @${whole(metric.tokens)}`
  return html`<tr><th scope="row" title="${metric.id}: ${metric.unit}"><bdi>${label}</bdi> ${direction}<span class="quiet">${at}</span></th>${cells.map(cellHtml)}</tr>`
}

function cellHtml({ value, interval, change, changeInterval, side, reason }: ComparedCell): SafeHtml {
  if (reason !== undefined) return html`<td class="why">undefined: ${reason}</td>`
  return html`<td class="num">${value}${interval !== undefined && html`<small>${interval}</small>`}${change !== '' && html`<small><span class="${side}">${change} ${SIDE_SIGNS[side]}</span>${changeInterval !== undefined && ` (${changeInterval})`}</small>`}</td>`
}
