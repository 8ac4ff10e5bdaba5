import { join } from 'node:path'
import { figureSpec, panelSpec } from '../charts/compose.js'
import { writeFileAtomic } from '../../files/atomic.js'
import { renderPng } from '../render/render-png.js'
import { renderSvg } from '../render/render-svg.js'
import type { Replicated } from './replicated.js'
import { replicationFigure } from './replication-figure.js'
import { replicationHtml } from './replication-html.js'
import { replicationMarkdown } from './replication-markdown.js'

const PAGE_WIDTH = { 1: 1100, 2: 533, 3: 344 } as const

/** Writes `index.html`, `report.md` and `charts/replication.svg` and `.png` into a folder; returns the page's path. */
export async function writeReplication(replicated: Replicated, directory: string): Promise<string> {
  const figure = replicationFigure(replicated)
  const pictures = new Map<string, string>()
  if (figure !== undefined) {
    const svg = await renderSvg(figureSpec(figure))
    const path = join(directory, 'charts', figure.id)
    await writeFileAtomic(`${path}.svg`, svg)
    await writeFileAtomic(`${path}.png`, await renderPng(svg))
    for (const panel of figure.panels) {
      pictures.set(panel.id, await renderSvg(panelSpec(panel, PAGE_WIDTH[figure.columns], false)))
    }
  }
  const page = join(directory, 'index.html')
  await writeFileAtomic(page, await replicationHtml(replicated, figure, pictures))
  await writeFileAtomic(join(directory, 'report.md'), replicationMarkdown(replicated, figure))
  return page
}
