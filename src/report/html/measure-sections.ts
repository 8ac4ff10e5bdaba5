import type { Measurement } from '../../contracts/measurement.js'
import { whole } from '../measure/headline.js'
import {
  sampleNote,
  WHOLE_CORPUS,
  WHOLE_CORPUS_WORDS,
  wholeCorpusPhrases,
  wholeCorpusRows,
} from '../measure/whole-corpus.js'
import { visibleLine } from '../visible.js'
import { html, type SafeHtml } from './safe-html.js'

/** What was measured, group by group; those that were too small with their reason. */
export function groupsSection({ groups }: Measurement): SafeHtml {
  return html`<section id="groups"><h2>Groups</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Groups"><table><thead><tr><th scope="col">Group</th><th scope="col">Role</th><th scope="col" class="num">Documents</th><th scope="col" class="num">Tokens</th><th scope="col" class="num">Empty</th><th scope="col">Not measured because</th></tr></thead><tbody>${groups.map(
    ({ name, role, documents, tokens, empty, tooFew }) =>
      html`<tr><th scope="row"><bdi>${name}</bdi></th><td>${role}</td><td class="num">${whole(documents)}</td><td class="num">${whole(tokens)}</td><td class="num">${whole(empty)}</td><td>${tooFew}</td></tr>`,
  )}</tbody></table></div></section>`
}

/** What is known of all documents, where some groups were too large to be measured whole; nothing otherwise. */
export function wholeCorpusSection(measurement: Measurement): SafeHtml | undefined {
  const { wholeCorpus = [], groups } = measurement
  if (wholeCorpus.length === 0) return undefined
  const sampled = groups.filter(({ sample }) => sample !== undefined)
  return html`<section id="whole-corpus"><h2>${WHOLE_CORPUS}</h2><p>${WHOLE_CORPUS_WORDS}</p>
<ul>${sampled.map((group) => html`<li><bdi>${group.name}</bdi>: all other values on this page are ${sampleNote(group)}</li>`)}</ul>
<div class="scroll" tabindex="0" role="region" aria-label="${WHOLE_CORPUS}"><table><thead><tr><th scope="col"></th>${wholeCorpus.map(({ group }) => html`<th scope="col" class="num"><bdi>${group}</bdi></th>`)}</tr></thead><tbody>${wholeCorpusRows(
    measurement,
  ).map(
    ([label, ...cells]) =>
      html`<tr><th scope="row">${label}</th>${cells.map((cell) => html`<td class="num">${cell}</td>`)}</tr>`,
  )}</tbody></table></div>
${wholeCorpusPhrases(measurement).map(({ title, items }) => html`<details><summary><bdi>${title}</bdi></summary><ul>${items.map(({ text, note }) => html`<li><bdi>${visibleLine(text, 300)}</bdi> (${note})</li>`)}</ul></details>`)}</section>`
}

/** Everything needed to repeat it. */
export function repeatMeasureSection(measurement: Measurement): SafeHtml {
  const { version, seed, tokenisation, repetitions, files, notes, metrics } = measurement
  return html`<section id="repeat"><h2>To repeat it</h2>
<dl><dt>Version</dt><dd>Collapse Lab ${version}</dd><dt>Seed</dt><dd>${seed}</dd><dt>Tokens</dt><dd>${tokenisation}</dd><dt>Random parts</dt><dd>${repetitions} of each group</dd>
${files.map(({ path, bytes, sha256 }) => html`<dt><bdi>${path}</bdi></dt><dd>${whole(bytes)} bytes, sha256 <code>${sha256}</code></dd>`)}</dl>
${notes.length > 0 && html`<h3 class="notes">Notes</h3><ul>${notes.map((note) => html`<li><bdi>${note}</bdi></li>`)}</ul>`}
<details><summary>Definitions of the measures</summary><dl>${metrics.map((metric) => html`<dt><code>${metric.id}</code></dt><dd>${metric.label} (${metric.unit}). ${metric.definition}</dd>`)}</dl></details>
</section>`
}
