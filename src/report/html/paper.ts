import { bibtex } from '../answers/bibtex.js'
import { methodsParagraph } from '../answers/methods.js'
import { tablesTex } from '../latex/tables-tex.js'
import type { ReportData } from '../report-data.js'
import { html, type SafeHtml } from './safe-html.js'

/** What a paper takes over: how it was done, what to cite, the tables. */
export function paperHtml(data: ReportData): SafeHtml {
  return html`<details id="paper"><summary>For a paper: methods, BibTeX, LaTeX tables</summary>
<h4>Methods</h4><p>${methodsParagraph(data)}</p>
<h4>BibTeX</h4><pre>${bibtex(data)}</pre>
<h4>Tables</h4><p class="note">The same as <a href="tables.tex" download>tables.tex</a>; packages booktabs and adjustbox.</p><pre class="low">${tablesTex(data)}</pre></details>`
}
