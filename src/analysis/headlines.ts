import type { MetricInfo } from '../contracts/results.js'
import { NUMBER_CANDIDATES } from './number-headlines.js'
import type { Summary } from './summarise.js'

export type HeadlineRole =
  | 'coverage'
  | 'diversity'
  | 'entropy'
  | 'loss'
  | 'impossible'
  | 'false'
  | 'malformed'
  /** Of numbers: surviving states, variance; what of the truth is covered; how far from it, its mean, its mass, its labels. */
  | 'spread'
  | 'recall'
  | 'distance'
  | 'centre'
  | 'missing'
  | 'accuracy'
  /** Asked for by name: no verdict rests on it. */
  | 'other'

/** The measures of how much a model says; the others tell how well. */
export const BREADTH_ROLES: readonly HeadlineRole[] = ['coverage', 'diversity', 'entropy', 'spread', 'recall']

/** The measures of how well: being worse there is harm. */
export const HARM_ROLES: readonly HeadlineRole[] = [
  'loss',
  'impossible',
  'false',
  'malformed',
  'distance',
  'centre',
  'missing',
  'accuracy',
]

/**
 * How a difference is judged. `ratio`: against the reference value. `bits` and `nats`: logarithms, so the
 * effective number 2^bits or the perplexity e^nats against the reference's. `points`: absolute.
 */
export type EffectScale = 'ratio' | 'bits' | 'nats' | 'points'

export interface Headline {
  readonly role: HeadlineRole
  readonly metric: string
  readonly group: string
  readonly label: string
  readonly unit: string
  readonly format: MetricInfo['format']
  readonly better: MetricInfo['better']
  readonly scale: EffectScale
}

export interface Candidate {
  readonly role: HeadlineRole
  readonly group: string
  readonly scale: (info: MetricInfo) => EffectScale
  readonly ids: readonly string[]
  readonly better: MetricInfo['better']
}

const bitsOrNats = (info: MetricInfo): EffectScale => (/\bnat/i.test(info.unit) ? 'nats' : 'bits')
const natsOrBits = (info: MetricInfo): EffectScale => (/\bbit/i.test(info.unit) ? 'bits' : 'nats')

/** First available metric of each role, in the order in which a report shows them. */
const TEXT_CANDIDATES: readonly Candidate[] = [
  { role: 'coverage', group: 'rare', scale: () => 'ratio', ids: ['facts.coverage'], better: 'higher' },
  {
    role: 'diversity',
    group: '',
    scale: () => 'ratio',
    ids: ['distinct_n.pooled.n2', 'distinct_n.pooled.n3', 'distinct_n.per_document.n2', 'types'],
    better: 'higher',
  },
  {
    role: 'entropy',
    group: '',
    scale: bitsOrNats,
    ids: ['ngram_entropy.chao_shen.n2', 'ngram_entropy.miller_madow.n2', 'ngram_entropy.plugin.n2'],
    better: 'higher',
  },
  {
    role: 'loss',
    group: '',
    scale: natsOrBits,
    ids: ['human_loss.per_token'],
    better: 'lower',
  },
  {
    role: 'loss',
    group: '',
    scale: () => 'ratio',
    ids: ['human_loss.perplexity'],
    better: 'lower',
  },
  {
    role: 'loss',
    group: '',
    scale: natsOrBits,
    ids: ['human_loss.bits_per_byte'],
    better: 'lower',
  },
  {
    role: 'impossible',
    group: '',
    scale: () => 'points',
    ids: ['human_loss.zero_probability_share'],
    better: 'lower',
  },
  { role: 'false', group: '', scale: () => 'points', ids: ['statements.false_share'], better: 'lower' },
  {
    role: 'malformed',
    group: '',
    scale: () => 'points',
    ids: ['statements.malformed_share'],
    better: 'lower',
  },
]

const CANDIDATES = [...TEXT_CANDIDATES, ...NUMBER_CANDIDATES]

/** Names that say it shorter or plainer than a metric's own label does for its group. */
const NAMES: Readonly<Record<string, { label: string; unit?: string }>> = {
  'facts.coverage\u0000rare': {
    label: 'Rare-fact coverage',
    unit: 'share of the facts stated 1-3 times in human text that the probe still states',
  },
}

/** Losses by the token: they compare only where all arms have the same tokens. */
const PER_TOKEN = ['human_loss.per_token', 'human_loss.perplexity']
const LOSSES = [...PER_TOKEN, 'human_loss.bits_per_byte']

/**
 * The metrics a verdict rests on. Where arms have different tokens (words, characters), the loss is that per byte. A loss that is infinite in any generation cannot be drawn or subtracted:
 * the share of held-out tokens with probability zero stands in for it.
 */
export function headlines(summary: Summary): readonly Headline[] {
  const isInfinite = (id: string) =>
    id === 'variance.mean_log' && summary.cells.some((cell) => cell.metric === id && cell.infinite > 0)
  const infinite = summary.cells.some((cell) => LOSSES.includes(cell.metric) && cell.infinite > 0)
  const zeroShare = summary.has('human_loss.zero_probability_share', '')
  const found: Headline[] = []
  for (const candidate of CANDIDATES) {
    if (found.some((headline) => headline.role === candidate.role)) continue
    if (candidate.role === 'loss' && infinite && zeroShare) continue
    if (candidate.role === 'impossible' && !infinite) continue
    const metric = candidate.ids.find(
      (id) =>
        summary.has(id, candidate.group) &&
        (summary.sameTokens || !PER_TOKEN.includes(id)) &&
        !isInfinite(id),
    )
    if (metric === undefined) continue
    found.push(headlineOf(summary, metric, candidate))
  }
  return found
}

function headlineOf(summary: Summary, metric: string, candidate: Candidate): Headline {
  const { role, group } = candidate
  const info = summary.metrics.get(metric) ?? {
    id: metric,
    label: metric,
    unit: '',
    format: 'number' as const,
    better: candidate.better,
    definition: '',
  }
  const named = NAMES[`${metric}\u0000${group}`]
  return {
    role,
    metric,
    group,
    label: named?.label ?? info.label,
    unit: named?.unit ?? info.unit,
    format: info.format,
    better: candidate.better,
    scale: candidate.scale(info),
  }
}
