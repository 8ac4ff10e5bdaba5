import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnswerOptions } from '../analysis/answers/index.js'
import type { Results } from '../contracts/results.js'
import { writeFileAtomic } from '../files/atomic.js'
import { figureSpec, panelSpec } from './charts/index.js'
import { pageHtml } from './html/page.js'
import { reportMarkdown } from './markdown/report-markdown.js'
import { renderPng } from './render/render-png.js'
import { renderSvg } from './render/render-svg.js'
import { reportMaterial } from './report-material.js'
import { RESULT_FILES, resultFile } from './result-files.js'

/** Paths of what was written. */
export interface ReportFiles {
  readonly html: string
  readonly markdown: string
  readonly csv: string
  readonly parquet: string
  readonly summary: string
  /** The tables for a paper. */
  readonly latex: string
  readonly charts: readonly string[]
}

/** Widths at which panels stand in a page of full width, by columns: pictures until the script runs. */
const PAGE_WIDTH = { 1: 1100, 2: 533, 3: 344 } as const

/**
 * Writes a report into a folder: `index.html`, `report.md`, `charts/*.svg` and `*.png`, `results.csv`,
 * `results.parquet`, `summary.json`, `tables.tex`. Made from the results alone: the same results give the same bytes.
 */
export async function writeReport(
  results: Results,
  directory: string,
  options: AnswerOptions = {},
): Promise<ReportFiles> {
  const { data, figures } = await reportMaterial(results, options)
  const all = Object.values(figures).flat()
  const charts = join(directory, 'charts')
  await mkdir(charts, { recursive: true })
  await removeStale(charts, new Set(all.flatMap(({ id }) => [`${id}.svg`, `${id}.png`])))

  const written: string[] = []
  const pictures = new Map<string, string>()
  for (const figure of all) {
    const svg = await renderSvg(figureSpec(figure))
    const path = join(charts, figure.id)
    await writeFileAtomic(`${path}.svg`, svg)
    await writeFileAtomic(`${path}.png`, await renderPng(svg))
    written.push(`${path}.svg`, `${path}.png`)
    for (const panel of figure.panels) {
      pictures.set(panel.id, await renderSvg(panelSpec(panel, PAGE_WIDTH[figure.columns], false)))
    }
  }
  const files = {
    html: join(directory, 'index.html'),
    markdown: join(directory, 'report.md'),
    csv: join(directory, 'results.csv'),
    parquet: join(directory, 'results.parquet'),
    summary: join(directory, 'summary.json'),
    latex: join(directory, 'tables.tex'),
    charts: written,
  }
  await writeFileAtomic(files.html, await pageHtml(data, figures, pictures))
  await writeFileAtomic(files.markdown, reportMarkdown(data, figures))
  for (const name of RESULT_FILES) {
    await writeFileAtomic(join(directory, name), await resultFile(name, data))
  }
  return files
}

/** Charts of an earlier report that this one does not have would be taken for its own. */
async function removeStale(folder: string, wanted: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/\.(svg|png)$/.test(name) && !wanted.has(name)) await rm(join(folder, name))
  }
}
