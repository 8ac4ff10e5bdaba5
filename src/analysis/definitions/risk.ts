import { curveOf, trendOf } from '../trend/index.js'
import { type Answer, notMeasured, passes } from './answer.js'
import { type Candidate, firstMeasured, lastEffect, type Subject } from './subject.js'
import { formatPercent } from '../format.js'

/** Error on unseen real data: what the literature calls population risk. */
export const RISKS: readonly Candidate[] = [
  { id: 'human_loss.per_token' },
  { id: 'human_loss.bits_per_byte' },
  { id: 'negative_log_density.test' },
  { id: 'regression_error.test' },
  { id: 'classifier.test_error' },
  { id: 'wasserstein2.squared' },
]
const NEEDED = 'a loss on human test data'

/** 1: catastrophic increase of the population risk. */
export function catastrophicRisk(subject: Subject): Answer {
  const { catastrophe } = subject.thresholds
  const threshold = `perplexity, or the error, higher by more than ${formatPercent(catastrophe)} of the reference's`
  return riskPasses(subject, catastrophe, threshold)
}

/** 2: any increase of the population risk. */
export function anyRisk(subject: Subject): Answer {
  const { tolerance } = subject.thresholds
  const threshold = `yes: interval above 0; no: below ${formatPercent(tolerance)}`
  const raised = riskPasses(subject, 0, threshold)
  if (raised.answer === 'yes' || raised.metric === '') return raised
  // That it is exactly 0 cannot be shown; that it is below what matters can.
  const kept = riskPasses(subject, tolerance, threshold)
  return { ...kept, answer: kept.answer === 'no' ? 'no' : 'undecided' }
}

/** 3: risk that diverges with the generations. */
export function divergingRisk(subject: Subject): Answer {
  const threshold =
    'yes: the difference to the reference grows by as much every generation, or by more; no: it is stable, or comes to an end; by the shape that describes best for its number of parameters (AICc), where seeds agree on a slope'
  const metric = firstMeasured(subject, RISKS)
  if (metric === undefined) return notMeasured(threshold, NEEDED)
  const { summary, arm, reference, thresholds } = subject
  const last = lastEffect(subject, metric)
  if (last?.difference === Number.POSITIVE_INFINITY) {
    const evidence = `${metric.label}: infinite in generation ${last.generation}, finite in the reference`
    return { answer: 'yes', evidence, threshold, metric: metric.metric }
  }
  const seriesOf = (name: string) => summary.series(name, metric.metric, metric.group)
  const others = reference.kind === 'arm' ? seriesOf(reference.arm) : undefined
  const trend = trendOf(curveOf(seriesOf(arm), others), thresholds.confidence)
  const grows = (trend.rate?.value ?? 0) > 0
  const { kind, fit, rate, reason } = trend
  const diverges = (kind === 'linear' || kind === 'accelerating') && grows
  const holds = kind === 'stable' || kind === 'bounded' || (kind !== 'undecided' && !grows)
  const described =
    fit === undefined || rate === undefined
      ? reason
      : `${kind}, best shape ${fit.shape} (weight ${trend.weights.get(fit.shape)!.toFixed(2)}), ${rate.value.toPrecision(3)} a generation${reason === '' ? '' : `; ${reason}`}`
  return {
    answer: diverges ? 'yes' : holds ? 'no' : 'undecided',
    evidence: `${metric.label}: ${described}`,
    threshold,
    metric: metric.metric,
  }
}

function riskPasses(subject: Subject, limit: number, threshold: string): Answer {
  const metric = firstMeasured(subject, RISKS)
  const effect = metric && lastEffect(subject, metric)
  return effect === undefined ? notMeasured(threshold, NEEDED) : passes(effect, limit, threshold)
}
