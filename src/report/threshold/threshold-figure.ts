import { formatPercent } from '../../analysis/index.js'
import { metricName, type ThresholdResult, thresholdFinding } from '../../analysis/threshold/index.js'
import type { Figure } from '../charts/spec.js'
import { doseAxis } from './dose-axis.js'
import { dosePanel } from './dose-panel.js'

/** The dose-response chart of a search. */
export function thresholdFigure(result: ThresholdResult): Figure {
  const { confidence, seedsMax, theory } = result
  const sure = formatPercent(confidence)
  const error =
    seedsMax === 1
      ? 'one seed, so no intervals'
      : `bars: ${sure} intervals, paired by seed; band: where the threshold lies, with ${sure} confidence`
  const dashed = 'curve' in theory ? ' Dashed: theory.' : ''
  const roots = doseAxis(result).root ? ' Amounts are spaced by their square roots.' : ''
  return {
    id: 'dose-response',
    title: thresholdFinding(result),
    subtitle: `${shareOf(result)}. Dots: means; line: their non-decreasing fit; ${error}.${dashed}${roots}`,
    columns: 1,
    panels: [dosePanel(result)],
  }
}

/** What the vertical axis is: 100% is the control, and less is always worse. */
function shareOf(result: ThresholdResult): string {
  const name = metricName(result)
  const of = result.scale === 'ratio' ? '' : ' (as an effective number)'
  switch (result.better) {
    case 'higher':
      return `${name}${of} as a share of the control's`
    case 'lower':
      return `${name}${of}: the control's as a share of this one`
    case 'neither':
      return `${name}${of} and the control's: the smaller as a share of the larger`
  }
}
