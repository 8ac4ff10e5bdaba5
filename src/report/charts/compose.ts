import { wrapText } from '../render/text-width.js'
import type { Figure, Panel, Spec } from './spec.js'
import { CONFIG, INK, QUIET } from './theme.js'

/** Width of a picture by its number of columns. */
const WIDTH = { 1: 860, 2: 1060, 3: 1120 } as const
const GAP = 36
/** Fallback fonts are up to a tenth wider than Source Sans: titles keep that much room. */
const FALLBACK_ROOM = 0.9

/** One panel as a chart of its own, without its title: a page sets that in HTML, where it wraps. */
export function panelSpec(panel: Panel, width: number, screen: boolean): Spec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: { ...CONFIG, padding: { left: 2, top: 10, right: 2, bottom: 2 } },
    datasets: datasets([panel]),
    params: params(panel.narrowBelow !== undefined && width < panel.narrowBelow),
    ...unit(panel, width, screen),
  }
}

/** A figure as one picture: title, subtitle and its panels in a grid. */
export function figureSpec(figure: Figure): Spec {
  const { columns } = figure
  // The same room for axes and labels in every panel lines the plots up in rows and columns.
  const left = Math.max(...figure.panels.map((panel) => panel.left))
  const right = Math.max(...figure.panels.map((panel) => panel.right))
  const panels = figure.panels.map((panel) => ({ ...panel, left, right }))
  const total = WIDTH[columns]
  const cell = (total - GAP * (columns - 1)) / columns
  const rows: Panel[][] = []
  panels.forEach((panel, i) => {
    if (i % columns === 0) rows.push([])
    rows.at(-1)!.push(panel)
  })
  const titled = (panel: Panel): Spec => ({
    ...(panel.title === ''
      ? {}
      : {
          title: {
            text: panel.title,
            ...(panel.subtitle === '' && panel.notes.length === 0
              ? {}
              : { subtitle: [...subtitleLines(panel, cell)] }),
          },
        }),
    ...unit(panel, cell, false),
  })
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: {
      ...CONFIG,
      padding: 20,
      axisY: { ...(CONFIG['axisY'] as Spec), minExtent: left - 4 },
    },
    title: {
      text: [...wrapText(figure.title, 18, 600, total * FALLBACK_ROOM)],
      subtitle: [...wrapText(figure.subtitle, 13, 400, total * FALLBACK_ROOM)],
      fontSize: 18,
      color: INK,
      subtitleFontSize: 13,
      subtitleColor: QUIET,
      subtitlePadding: 6,
      offset: 22,
      frame: 'bounds',
    },
    params: params(false),
    datasets: datasets(panels),
    spacing: 34,
    vconcat: rows.map((row) => ({ spacing: GAP, hconcat: row.map(titled) })),
  }
}

function subtitleLines(panel: Panel, cell: number): readonly string[] {
  return [panel.subtitle, ...panel.notes]
    .filter((line) => line !== '')
    .flatMap((line) => wrapText(line, 12, 400, (cell - panel.left) * FALLBACK_ROOM))
}

function unit(panel: Panel, width: number, screen: boolean): Spec {
  return {
    width: Math.max(60, Math.round(width - panel.left - panel.right)),
    height: panel.height,
    encoding: panel.encoding,
    layer: [...panel.layers, ...(screen ? panel.hover : [])],
  }
}

/** `focus`: the arm that is picked out, '' for none. `narrow`: short texts. Pages set both. */
function params(narrow: boolean): readonly Spec[] {
  return [
    { name: 'focus', value: '' },
    { name: 'narrow', value: narrow },
  ]
}

function datasets(panels: readonly Panel[]): Spec {
  return Object.fromEntries(panels.flatMap((panel) => panel.data.map((one) => [one['name'], one['values']!])))
}
