import { describeTokens } from '../../analysis/index.js'
import type { ReportData } from '../report-data.js'
import { differencesFigure } from './differences.js'
import { heatmapFigure } from './heatmap.js'
import { humanShareFigure } from './human-share.js'
import { moreFigure } from './more.js'
import { overviewFigure } from './overview.js'
import type { Figure } from './spec.js'
import { tiersFigure } from './tiers.js'

export { figureSpec, panelSpec } from './compose.js'
export type { Figure, Panel, Spec } from './spec.js'
export { differencesFigure, heatmapFigure, humanShareFigure, moreFigure, overviewFigure, tiersFigure }

/** The figures of a report by the question they answer; one that has nothing to show is absent. */
export type Figures = {
  readonly verdict: readonly Figure[]
  readonly generations: readonly Figure[]
  readonly rarity: readonly Figure[]
  readonly mix: readonly Figure[]
}

export function reportFigures(data: ReportData): Figures {
  const tokens = describeTokens(data.results)
  const present = (figure: Figure | undefined) =>
    figure === undefined ? [] : [tokens === undefined ? figure : withSubtitle(figure, tokens)]
  const tiers = present(tiersFigure(data))
  const heatmap = present(heatmapFigure(data))
  return {
    verdict: present(differencesFigure(data)),
    generations: [
      ...present(overviewFigure(data)),
      ...present(moreFigure(data)),
      ...(tiers.length === 0 ? heatmap : []),
    ],
    rarity: tiers.length === 0 ? [] : [...tiers, ...heatmap],
    mix: [humanShareFigure(data)].filter((figure) => figure !== undefined),
  }
}

function withSubtitle(figure: Figure, sentence: string): Figure {
  return { ...figure, subtitle: `${figure.subtitle} ${sentence}` }
}
