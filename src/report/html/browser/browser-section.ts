import { browserData } from '../../browser-data.js'
import type { ReportData } from '../../report-data.js'
import { visibleLine } from '../../visible.js'
import { html, jsonForScript, type SafeHtml } from '../safe-html.js'

type Choice = readonly [value: string | number, label: string]

/** The sample browser: it needs its script, and so is hidden until that runs. */
export function browserSection(data: ReportData): SafeHtml | undefined {
  const samples = browserData(data)
  if (samples === undefined) return undefined
  const { arms, generations, tiers, kinds, seed, leftOut } = samples
  const named = arms.map((arm) => ({ ...arm, name: visibleLine(arm.name) }))
  const KIND_CHOICES: readonly Choice[] = [
    [0, 'with a true statement'],
    [1, 'with a false statement'],
    [2, 'with a malformed statement'],
  ]
  const controls = [
    select(
      'arm',
      'Strategy',
      named.map(({ name }, i) => [i, name]),
    ),
    select(
      'generation',
      'Generation',
      generations.map((one) => [one, String(one)]),
    ),
    tiers.length > 0 &&
      select(
        'tier',
        'Facts by rarity',
        tiers.map((tier) => [tier, tierWords(tier)]),
      ),
    kinds.length > 0 &&
      select(
        'kind',
        'Statements',
        KIND_CHOICES.filter(([kind]) => kinds.includes(Number(kind))),
      ),
  ]
  return html`<section id="browse" hidden><h2>Browse the samples</h2>
<p class="quiet">Stored samples of seed ${seed}: the first documents of some generations.${kinds.length > 0 && html` Statements of facts are marked: ${legend(kinds)}.`}${leftOut > 0 && ` ${leftOut} more documents per generation are in the store.`}</p>
<div class="choices" role="search" aria-label="Samples"><label>Search<input type="search" data-choice="search" autocomplete="off" spellcheck="false" placeholder="a name, a word"></label>${controls}<label class="check"><input type="checkbox" data-choice="diff">Changes against generation 0</label></div>
<p class="quiet" role="status"></p>
<ol class="cards"></ol>
<button type="button" class="more">Show more</button>
<script type="application/json" id="sample-data">${jsonForScript({ ...samples, arms: named })}</script>
</section>`
}

function select(name: string, label: string, choices: readonly Choice[]): SafeHtml {
  return html`<label>${label}<select data-choice="${name}"><option value="">all</option>${choices.map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select></label>`
}

function tierWords(tier: string): string {
  if (tier === 'unseen') return 'never in human text'
  if (tier === '1') return 'stated once'
  return `stated ${tier.replace('-', '–').replace('+', ' or more')} times`
}

function legend(kinds: readonly number[]): readonly SafeHtml[] {
  const all = [
    html`<mark class="right">true</mark>`,
    html`<mark class="false">false</mark>`,
    html`<mark class="malformed">malformed</mark>`,
  ]
  return kinds.map((kind, i) => html`${i > 0 && ', '}${all[kind]}`)
}
