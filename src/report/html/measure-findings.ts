import type { Evidence, Finding } from '../../contracts/measurement.js'
import { visible } from '../visible.js'
import { html, type SafeHtml } from './safe-html.js'

const WEIGHT_WORDS: Readonly<Record<Finding['weight'], string>> = {
  caution: '',
  serious: 'serious',
  notable: 'notable',
  small: 'small',
  none: 'not found',
}

/** Characters of a text that are shown as evidence. */
const SHOWN = 700

/** What to know first: set apart, because it changes what everything else means. */
export function cautionsHtml(findings: readonly Finding[]): SafeHtml | undefined {
  if (findings.length === 0) return undefined
  return html`<aside class="cautions"><h2>Before you read on</h2>${findings.map(findingHtml)}</aside>`
}

export function findingsHtml(findings: readonly Finding[]): SafeHtml | undefined {
  if (findings.length === 0) return undefined
  return html`<section id="findings"><h2>What was found</h2>${findings.map(findingHtml)}</section>`
}

function findingHtml({ weight, title, detail, advice, evidence }: Finding): SafeHtml {
  return html`<article class="finding"><h3>${WEIGHT_WORDS[weight] !== '' && html`<span class="badge b-${weight}">${WEIGHT_WORDS[weight]}</span>`}<bdi>${title}</bdi></h3>
<p class="quiet"><bdi>${detail}</bdi></p>
${advice !== '' && html`<p class="todo"><b>What to do.</b> ${advice}</p>`}
${evidence.filter(({ items }) => items.length > 0).map(evidenceHtml)}</article>
`
}

function evidenceHtml({ title, kind, items }: Evidence): SafeHtml {
  if (kind === 'phrases') {
    return html`<details class="evidence" open><summary>${title}</summary><ul class="phrases">${items.map(({ text, note }) => html`<li><bdi>${text}</bdi><small><bdi>${note}</bdi></small></li>`)}</ul></details>`
  }
  return html`<details class="evidence"><summary>${title}</summary><div class="documents">${items.map(({ text, note }) => html`<div class="sample"><blockquote dir="auto">${shorten(text)}</blockquote><small>${note}</small></div>`)}</div></details>`
}

function shorten(text: string): string {
  const characters = [...visible(text)]
  if (characters.length <= SHOWN) return characters.join('')
  return `${characters.slice(0, SHOWN).join('')} … (${characters.length - SHOWN} more characters)`
}
