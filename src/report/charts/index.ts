import { describeTokens } from '../../analysis/index.js'
import { reportAnswers } from '../answers/report-answers.js'
import type { ReportData } from '../report-data.js'
import { differencesFigure } from './differences.js'
import { doseFigures } from './dose-response.js'
import { earlyWarningFigure } from './early-warning.js'
import { heatmapFigure } from './heatmap.js'
import { humanShareFigure } from './human-share.js'
import { lossHistogramsFigure } from './loss-histograms.js'
import { moreFigure } from './more.js'
import { overviewFigure } from './overview.js'
import type { Figure } from './spec.js'
import { survivalFigure } from './survival.js'
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
  const { warnings, survivals } = reportAnswers(data)
  const present = (figure: Figure | undefined) =>
    figure === undefined ? [] : [tokens === undefined ? figure : withSubtitle(figure, tokens)]
  const tiers = present(tiersFigure(data))
  const heatmap = present(heatmapFigure(data))
  return {
    verdict: [...present(differencesFigure(data)), ...doseFigures(data)],
    generations: [
      ...present(overviewFigure(data)),
      ...present(moreFigure(data)),
      ...(tiers.length === 0 ? heatmap : []),
      ...present(earlyWarningFigure(data, warnings)),
      ...[lossHistogramsFigure(data)].filter((figure) => figure !== undefined),
    ],
    rarity: [
      ...(tiers.length === 0 ? [] : [...tiers, ...heatmap]),
      ...[survivalFigure(data, survivals)].filter((figure) => figure !== undefined),
    ],
    mix: [humanShareFigure(data)].filter((figure) => figure !== undefined),
  }
}

function withSubtitle(figure: Figure, sentence: string): Figure {
  return { ...figure, subtitle: `${figure.subtitle} ${sentence}` }
}
