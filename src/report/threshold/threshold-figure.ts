import { formatPercent } from '../../analysis/index.js'
import { metricName, thresholdFinding, type ThresholdResult } from '../../analysis/threshold/index.js'
import type { Figure } from '../charts/spec.js'
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
  return {
    id: 'dose-response',
    title: thresholdFinding(result),
    subtitle: `${metricName(result)} as a share of the control's. Dots: means; line: their non-decreasing fit; ${error}.${dashed}`,
    columns: 1,
    panels: [dosePanel(result)],
  }
}
