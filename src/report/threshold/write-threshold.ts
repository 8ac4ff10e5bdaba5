import { join } from 'node:path'
import type { ThresholdResult } from '../../analysis/threshold/index.js'
import { writeFileAtomic } from '../../files/atomic.js'
import { figureSpec, panelSpec } from '../charts/compose.js'
import { renderPng } from '../render/render-png.js'
import { renderSvg } from '../render/render-svg.js'
import { thresholdFigure } from './threshold-figure.js'
import { thresholdHtml } from './threshold-html.js'
import { thresholdMarkdown } from './threshold-markdown.js'

const PAGE_WIDTH = 1100

/**
 * Writes `index.html`, `report.md`, `threshold.json` and `charts/dose-response.svg` and `.png` into a folder; returns the
 * page's path.
 */
export async function writeThreshold(result: ThresholdResult, directory: string): Promise<string> {
  const figure = thresholdFigure(result)
  const svg = await renderSvg(figureSpec(figure))
  const path = join(directory, 'charts', figure.id)
  await writeFileAtomic(`${path}.svg`, svg)
  await writeFileAtomic(`${path}.png`, await renderPng(svg))
  const pictures = new Map<string, string>()
  for (const panel of figure.panels) {
    pictures.set(panel.id, await renderSvg(panelSpec(panel, PAGE_WIDTH, false)))
  }
  const page = join(directory, 'index.html')
  await writeFileAtomic(page, await thresholdHtml(result, figure, pictures))
  await writeFileAtomic(join(directory, 'report.md'), thresholdMarkdown(result, figure))
  await writeFileAtomic(join(directory, 'threshold.json'), `${JSON.stringify(result, null, 2)}\n`)
  return page
}

/** Names the folder of a search's report: another question has another one. */
export function thresholdName(result: ThresholdResult): string {
  const { experiment, metric, group, keep, generation, by, draw } = result
  const what = [
    metric,
    group,
    `${Number((keep * 100).toPrecision(6))}%`,
    `generation ${generation}`,
    by,
    draw,
  ]
  const slug = what
    .filter((part) => part !== '')
    .join('-')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/-{2,}/g, '-')
  return `${experiment}-${slug}`
}
