import type { Results } from '../../contracts/results.js'
import { chosenMetrics } from '../comparison/chosen-metrics.js'
import type { Headline } from '../headlines.js'
import { chooseReference, type Reference, referenceOf } from '../reference.js'
import { type Summary, summarise } from '../summarise.js'
import { THRESHOLDS } from '../thresholds.js'
import { type Leaving, leaving } from './leaving.js'

/** How early one metric of an arm warns. */
export interface Warning extends Leaving {
  readonly arm: string
  readonly metric: string
  readonly group: string
  readonly label: string
  /** Generations by which it leaves before held-out loss does; below 0 after it. Undefined where it never leaves. */
  readonly lead: number | undefined
  /** Whether the loss stays inside to the end, so that the lead is this or more. */
  readonly leadAtLeast: boolean
}

export interface ArmWarnings {
  readonly arm: string
  readonly reference: Reference
  /** Earliest first; those that never leave last. */
  readonly warnings: readonly Warning[]
  /** When held-out loss leaves; undefined where it was not measured. */
  readonly loss: Leaving | undefined
  /** Confidence of each interval: Bonferroni over the metrics, so that at most one arm in 20 without a change warns. */
  readonly confidence: number
}

export interface EarlyWarningOptions {
  readonly reference?: string | undefined
  /** Ids or id/group; default: the headline metrics. */
  readonly metrics?: readonly string[] | undefined
  readonly confidence?: number | undefined
  /** The means over seeds, where they are known already. */
  readonly summary?: Summary | undefined
}

const LOSSES = ['human_loss.per_token', 'human_loss.bits_per_byte', 'human_loss.zero_probability_share']

/** For every arm: which metric leaves the reference's band first, and by how many generations it leads held-out loss. */
export function earlyWarnings(results: Results, options: EarlyWarningOptions = {}): readonly ArmWarnings[] {
  const summary = options.summary ?? summarise(results, options.confidence)
  const general = chooseReference(results, options.reference)
  const metrics = chosenMetrics(summary, options.metrics)
  const loss = lossOf(summary, metrics)
  const confidence = 1 - (1 - (options.confidence ?? THRESHOLDS.confidence)) / Math.max(1, metrics.length)
  return results.arms.flatMap((arm): ArmWarnings[] => {
    const reference = options.reference === undefined ? referenceOf(results, arm, general) : general
    if (reference.kind === 'arm' && reference.arm === arm.name) return []
    const leavingOf = (metric: string, group: string) =>
      leaving(summary, arm.name, reference, metric, group, confidence)
    const ofLoss = loss === undefined ? undefined : leavingOf(loss, '')
    const warnings = metrics.map(({ metric, group, label }): Warning => {
      const found = leavingOf(metric, group)
      return { ...found, arm: arm.name, metric, group, label, ...leadOver(ofLoss, found) }
    })
    const at = ({ generation }: Warning) => generation ?? Number.POSITIVE_INFINITY
    return [
      {
        arm: arm.name,
        reference,
        warnings: warnings.sort((left, right) => (at(left) === at(right) ? 0 : at(left) - at(right))),
        loss: ofLoss,
        confidence,
      },
    ]
  })
}

/** The loss among the metrics, else the first that was measured. */
function lossOf(summary: Summary, metrics: readonly Headline[]): string | undefined {
  const chosen = metrics.find(({ role }) => role === 'loss' || role === 'impossible')
  return chosen?.metric ?? LOSSES.find((id) => summary.has(id, ''))
}

function leadOver(
  loss: Leaving | undefined,
  { generation, lastCompared }: Leaving,
): Pick<Warning, 'lead' | 'leadAtLeast'> {
  if (loss === undefined || loss.reason !== undefined || generation === undefined) {
    return { lead: undefined, leadAtLeast: false }
  }
  const end = loss.generation ?? Math.min(lastCompared, loss.lastCompared) + 1
  return { lead: end - generation, leadAtLeast: loss.generation === undefined }
}
