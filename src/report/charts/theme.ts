import type { Spec } from './spec.js'

export const FONT = 'Source Sans 3'
/** SVG files carry their text as text: the fallbacks are the sans-serifs of the systems that show them. */
export const FONT_STACK = `'${FONT}', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif`

export const INK = '#1a1a1a'
export const QUIET = '#555'
export const GRID = '#e6e6e6'

export const AXIS_SIZE = 12
export const LABEL_SIZE = 12.5
export const LABEL_HEIGHT = 15

/** Room between the end of a line and its name. */
export const LABEL_GAP = 12

/** The name of a line, behind its end. */
export const END_LABEL: Spec = {
  type: 'text',
  align: 'left',
  baseline: 'middle',
  dx: LABEL_GAP,
  fontSize: LABEL_SIZE,
  fontWeight: 600,
}

/**
 * Look of every chart. The font is the plain name for pictures; a page needs it quoted, because a canvas does
 * not understand a family whose last word starts with a digit, and would measure another font.
 */
export const CONFIG = chartConfig(FONT)

export function chartConfig(font: string): Spec {
  return {
    font,
    background: 'white',
    // Pictures carry one description in words; a label on each of their marks would only bury it.
    aria: false,
    padding: 12,
    view: { stroke: null },
    title: {
      anchor: 'start',
      font,
      fontSize: 14,
      fontWeight: 600,
      color: INK,
      subtitleFont: font,
      subtitleFontSize: 12,
      subtitleColor: QUIET,
      subtitlePadding: 4,
      offset: 12,
      frame: 'group',
    },
    axis: {
      labelFont: font,
      titleFont: font,
      labelFontSize: AXIS_SIZE,
      titleFontSize: 12.5,
      titleFontWeight: 'normal',
      labelColor: '#444',
      titleColor: '#333',
      gridColor: GRID,
      domainColor: '#8a8a8a',
      tickColor: '#8a8a8a',
      labelFlush: false,
      labelOverlap: false,
      titlePadding: 8,
    },
    axisX: { grid: false, labelAngle: 0 },
    axisY: { domain: false, ticks: false, labelPadding: 8 },
    line: { strokeWidth: 2.2, strokeJoin: 'round', strokeCap: 'round' },
    text: { font },
    concat: { spacing: 32 },
  }
}
