import { chartConfig, FONT_STACK } from '../charts/theme.js'
import { figureSpec, panelSpec } from '../charts/compose.js'
import type { Figure, Panel, Spec } from '../charts/spec.js'
import { withPackedData } from './packed-rows.js'

/** What the scripts of a page draw: each panel for the screen. */
export function panelData(
  panels: readonly Panel[],
  arms: readonly string[] = [],
  packed: (spec: Spec) => object = (spec) => spec,
) {
  return {
    arms,
    config: { ...chartConfig(FONT_STACK), padding: { left: 2, top: 10, right: 2, bottom: 2 } },
    panels: Object.fromEntries(
      panels.map((panel) => {
        const { config: _, ...spec } = panelSpec(panel, 600, true)
        const { left, right, minimumWidth = 0, narrowBelow = 0 } = panel
        return [panel.id, { left, right, minimumWidth, narrowBelow, spec: packed(spec) }]
      }),
    ),
  }
}

/** The same of many figures, their data packed, and each figure as one picture to download. */
export function chartData(arms: readonly string[], figures: readonly Figure[]) {
  return {
    ...panelData(
      figures.flatMap(({ panels }) => panels),
      arms,
      withPackedData,
    ),
    figures: Object.fromEntries(
      figures.map((figure) => {
        // Its data stand in its panels already, most of its configuration in the page's.
        const { datasets: _, config, ...spec } = figureSpec(figure)
        const { padding, axisY } = config as Spec
        const panels = figure.panels.map(({ id, title }) => ({ id, title }))
        return [figure.id, { panels, spec: { ...spec, config: { padding: padding!, axisY: axisY! } } }]
      }),
    ),
  }
}
