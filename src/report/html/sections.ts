import {
  capitalised,
  type CostTable,
  costTable,
  describePool,
  generationCostTable,
  foldNotes,
  formatNumber,
  formatPercent,
  formatSeconds,
  itemName,
  keptCaveat,
  mixSummaries,
  outcomeWords,
} from '../../analysis/index.js'
import type { RunFailure } from '../../contracts/results.js'
import type { ReportTable } from '../answers/report-table.js'
import type { Figure } from '../charts/index.js'
import type { ReportData } from '../report-data.js'
import { armSamples } from '../samples.js'
import { figureHtml } from './figure.js'
import { paperHtml } from './paper.js'
import { html, type SafeHtml } from './safe-html.js'
import { tableHtml } from './table.js'
import { badge, dot } from './verdict-section.js'

type Pictures = ReadonlyMap<string, string>

/** Questions 2 and 3: a heading and its figures. */
export function figureSection(
  id: string,
  title: string,
  figures: readonly Figure[],
  pictures: Pictures,
  tables: readonly ReportTable[] = [],
): SafeHtml | undefined {
  if (figures.length === 0 && tables.length === 0) return undefined
  return html`<section id="${id}"><h2>${title}</h2>${figures.map((figure) => figureHtml(figure, pictures))}${tables.map(tableHtml)}</section>`
}

/** Question 4: the human share asked for and the one that came about. */
export function mixSection(
  data: ReportData,
  figures: readonly Figure[],
  pictures: Pictures,
): SafeHtml | undefined {
  const mixes = mixSummaries(data.results, data.thresholds.confidence)
  if (mixes.length === 0) return undefined
  const generations = [...new Set(mixes.map((mix) => mix.generation))].sort((a, b) => a - b)
  const rows = data.results.arms.filter((arm) => mixes.some((mix) => mix.arm === arm.name))
  const cell = (arm: string, generation: number) => {
    const mix = mixes.find((one) => one.arm === arm && one.generation === generation)
    if (mix === undefined) return html`<td class="num">–</td>`
    const off = Math.abs(mix.requested - mix.realised) >= 0.005
    return html`<td class="num">${formatPercent(mix.realised)}${off && html`<br><span class="quiet">of ${formatPercent(mix.requested)}</span>`}</td>`
  }
  const items = `${itemName(data.results)}s`
  // Columns that have something to say.
  const columns = (
    [
      [capitalised(items), 'documents'],
      ['Tokens', 'tokens'],
      [`Repeated ${items}`, 'repeated'],
      [`Edited ${items}`, 'edited'],
    ] as const
  ).filter(([, key]) => mixes.some((mix) => mix[key] > 0) && (key !== 'tokens' || items === 'documents'))
  return html`<section id="mix"><h2>How much human data was really used</h2>
${figures.map((figure) => figureHtml(figure, pictures))}
<details><summary>Human share by generation, as a table</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Human share by generation"><table><thead><tr><th scope="col">Strategy</th>${generations.map((g) => html`<th scope="col" class="num">${g}</th>`)}</tr></thead><tbody>${rows.map((arm) => html`<tr><th scope="row"><bdi>${arm.name}</bdi></th>${generations.map((g) => cell(arm.name, g))}</tr>`)}</tbody></table></div>
<p class="note">Realised share of ${items}, mean over seeds; “of …” where the requested share differs.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Last training set"><table><thead><tr><th scope="col">Last training set</th>${columns.map(([label]) => html`<th scope="col" class="num">${label}</th>`)}</tr></thead><tbody>${rows.map(
    (arm) => {
      const last = mixes.filter((mix) => mix.arm === arm.name).at(-1)!
      return html`<tr><th scope="row"><bdi>${arm.name}</bdi></th>${columns.map(([, key]) => html`<td class="num">${whole(last[key])}</td>`)}</tr>`
    },
  )}</tbody></table></div></details>
</section>`
}

/** Question 5: the same place of the sample, generation after generation. */
export function samplesSection(data: ReportData): SafeHtml | undefined {
  const arms = armSamples(data)
  if (arms.length === 0) return undefined
  const order = ['collapsed', 'word salad', 'narrowed']
  const outcome = (arm: string) =>
    data.verdict.arms.find((one) => one.arm.name === arm)?.outcome ?? 'no result'
  const opened = order.flatMap((word) => arms.filter((arm) => outcome(arm.arm) === word))[0] ?? arms[0]
  return html`<section id="samples"><h2>Samples side by side</h2>
<p class="quiet">What each model wrote at the same position of its sample, before anything was filtered. Generated text, shown as it is.</p>
${arms.map(
  (
    arm,
  ) => html`<details${arm === opened && html` open`}><summary>${dot(data, arm.arm)} <bdi>${arm.arm}</bdi>${badge(data, outcome(arm.arm))}</summary>
${arm.positions.map(
  (position) => html`<p class="position">Document ${position.position + 1} of the sample, seed ${arm.seed}</p>
<div class="samples" style="--n:${arm.generations.length}">${position.texts.map(
    ({ generation, text }) =>
      html`<div class="sample"><h4>Generation ${generation}</h4><blockquote dir="auto">${text ?? 'The sample is shorter.'}</blockquote></div>`,
  )}</div>`,
)}</details>
`,
)}</section>`
}

/** Question 6: everything needed to repeat it. */
export function repeatSection(data: ReportData): SafeHtml {
  const { results } = data
  const { fit, sample, measure } = results.durations
  const costs = costTable(results)
  const generationCost = generationCostTable(results)
  const notes = foldNotes(results)
  const kept = keptCaveat(results)
  return html`<section id="repeat"><h2>To repeat it</h2>
<dl><dt>Fingerprint</dt><dd><code>${results.fingerprint}</code></dd>
<dt>Seeds</dt><dd>${results.seeds.join(', ')}</dd>
<dt>Generations</dt><dd>0 to ${data.summary.lastGeneration}</dd>
${Object.entries(results.environment).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}
<dt>Work</dt><dd>${formatSeconds(fit)} fitting, ${formatSeconds(sample)} sampling, ${formatSeconds(measure)} measuring, summed over all runs</dd>
${results.human.map((pool) => html`<dt>Human ${pool.pool}</dt><dd>${describePool(pool)}</dd>`)}
${results.tiers !== undefined && html`<dt>Facts by count in human text</dt><dd>${results.tiers.map((tier) => `${tier.name}: ${formatNumber(Math.round(tier.facts))}`).join('; ')}</dd>`}
<dt>Data</dt><dd><a href="results.csv" download>results.csv</a> (${whole(results.rows.length)} rows), the same as <a href="results.parquet" download>results.parquet</a>, <a href="summary.json" download>summary.json</a>${kept !== undefined && html`. ${kept}`}</dd></dl>
${costs !== undefined && costTableHtml(costs)}
${generationCost !== undefined && generationCostHtml(generationCost)}
${notes.length > 0 && html`<h3 class="notes">Notes</h3><ul>${notes.map((note) => html`<li><bdi>${note}</bdi></li>`)}</ul>`}
${paperHtml(data)}
<details><summary>Configuration</summary><pre>${results.configuration}</pre></details>
<details><summary>Definitions of the measures</summary><dl>${results.metrics.map((info) => html`<dt><code>${info.id}</code></dt><dd>${info.label} (${info.unit}). ${info.definition}</dd>`)}</dl></details>
<details><summary>What the verdicts mean</summary><dl>${Object.entries(outcomeWords(results)).map(([word, meaning]) => html`<dt>${word}</dt><dd>${meaning}</dd>`)}</dl></details>
</section>`
}

/** What it cost: seconds, tokens and FLOP by strategy. */
function costTableHtml({ columns, rows, parts, notes }: CostTable): SafeHtml {
  return html`<h3 class="notes">Cost</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Cost"><table class="cost"><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows.map(([arm], row) => html`<tr><th scope="row"><bdi>${arm}</bdi></th>${parts[row].map(([seconds, ...more]) => html`<td>${seconds}${more.map((part) => html`<small>${part}</small>`)}</td>`)}</tr>`)}</tbody></table></div>
<p class="note">${notes.join(' ')}</p>`
}

/** The same generation by generation, folded. */
function generationCostHtml({ columns, rows, notes }: CostTable): SafeHtml {
  return html`<details><summary>Cost by generation, as a table</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Cost by generation"><table class="cost"><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows.map(([arm, ...cells]) => html`<tr><th scope="row"><bdi>${arm}</bdi></th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>
<p class="note">${notes.join(' ')}</p></details>`
}

/** Failed runs, before anything else: what follows rests on the others. */
export function failureSection(failures: readonly RunFailure[], isAll = false): SafeHtml | undefined {
  if (failures.length === 0) return undefined
  const heading = failures.length === 1 ? 'One run failed' : `${failures.length} runs failed`
  return html`<div class="failed" role="note"><h2>${heading}${isAll ? '' : ': the numbers rest on the others'}</h2><ul>${failures.map((failure) => html`<li><bdi>${failure.arm}</bdi>, seed ${failure.seed}, generation ${failure.generation}: <bdi>${failure.message}</bdi></li>`)}</ul></div>`
}

export function whole(value: number): string {
  return Math.round(value)
    .toFixed(0)
    .replace(/\B(?=(\d{3})+$)/g, ',')
}
