import { bibtex } from '../answers/bibtex.js'
import { methodsParagraph } from '../answers/methods.js'
import { tablesTex } from '../latex/tables-tex.js'
import type { ReportData } from '../report-data.js'
import { escapeMarkdown, fenced } from './escape.js'

/** What a paper takes over: how it was done, what to cite, the tables. */
export function paperMarkdown(data: ReportData): readonly string[] {
  return [
    '### For a paper',
    escapeMarkdown(methodsParagraph(data)),
    `<details><summary>BibTeX</summary>\n\n${fenced(bibtex(data), 'bibtex')}\n\n</details>`,
    `<details><summary>LaTeX tables (tables.tex)</summary>\n\n${fenced(tablesTex(data), 'latex')}\n\n</details>`,
  ]
}
