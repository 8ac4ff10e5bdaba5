import type { Spec } from '../charts/spec.js'
import { CONFIG } from '../charts/theme.js'
import { renderPng } from '../render/render-png.js'
import { renderSvg } from '../render/render-svg.js'
import { type Displayed, displayed } from './displayed.js'

/**
 * A Vega-Lite specification as the picture of a notebook's cell, in the look of our reports; what its own `config`
 * says goes before ours. Pictures are PNG at twice their size: every program that opens notebooks shows those.
 *
 * @param spec with its data in it (`data: { values: [...] }`), as plain JSON
 * @throws EnvironmentError where Vega warns, or the data holds a value that is not a number: a broken picture is worse
 * than none
 * @example
 * const [overview] = reportFigures(reportData(results)).generations
 * await Deno.jupyter.display(await showChart(figureSpec(overview)))
 */
export async function showChart(spec: Spec): Promise<Displayed> {
  const config = { ...CONFIG, ...(spec['config'] as Spec | undefined) }
  const png = await renderPng(await renderSvg({ ...spec, config }))
  return displayed({
    'image/png': Buffer.from(png).toString('base64'),
    'text/plain': titleOf(spec['title']),
  })
}

/** For those who do not see the picture. */
function titleOf(title: Spec[string] | undefined): string {
  const text = typeof title === 'object' && title !== null && 'text' in title ? title['text'] : title
  if (Array.isArray(text)) return text.join(' ')
  return typeof text === 'string' ? text : 'A chart without a title'
}
