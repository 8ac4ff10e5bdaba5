import { claimsInWords, type Findings } from '../findings.js'
import { html, type SafeHtml } from './safe-html.js'

const BADGES = {
  holds: 'b-held',
  'does not hold': 'b-collapsed',
  undefined: 'b-collapsed',
  'not asserted': 'b-plain',
} as const

/** What was found, before all pictures and tables: checked claims, and a line of each figure that leads to it. */
export function findingsSection({ claims, figures }: Findings): SafeHtml | undefined {
  if (claims.length === 0 && figures.length === 0) return undefined
  return html`<section id="findings"><h2>What was found</h2>
${
  claims.length > 0 &&
  html`<p class="quiet">${claimsInWords(claims)}</p>
<ul class="claims">${claims.map(
    ({ claim, verdict, measured, remark }) =>
      html`<li><span class="badge ${BADGES[verdict]}">${verdict}</span><span><bdi>${claim}</bdi><small><bdi>${measured}</bdi></small>${remark !== undefined && html`<small><bdi>${remark}</bdi></small>`}</span></li>`,
  )}</ul>`
}
${figures.length > 0 && html`<ul class="contents">${figures.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul>`}
</section>`
}
