import type { LineSeries } from './line-panel.js'

/** Panels of the overview of numbers beside the headlines, until there are four. */
export const NUMBER_OVERVIEW: readonly string[] = [
  'variance.ratio_to_truth',
  'regression_error.coefficients',
  'classifier.cosine',
  'lost_modes.sd2',
]

/** What else is drawn of numbers, most telling first. */
export const NUMBER_MORE: readonly string[] = [
  'variance.mean_log',
  'variance.mean_sd',
  'tail_beyond.sd3',
  'collapsed_chains.sd1e-1',
  'normal_kl.truth_to_model',
  'gini_simpson.index',
  'state_distance.total_variation',
  'fixation.share',
  'good_turing.missing_mass',
  'chao1_states',
  'sample_overlap.precision.k5',
  'lost_modes.sd2',
  'hellinger.grid1000',
  'negative_log_density.test',
  'regression_error.test',
  'classifier.cosine',
  'classifier.test_error',
]

/** Logarithms have no zero that an axis should begin at. */
const LOGARITHMS = /entropy|mean_log|log_density|kl_/

/** Lines that all stay within this share of their largest value would lie flat under the top of such an axis. */
const FLAT = 0.75

/** Counts, variances and distances begin at zero, unless nothing would be seen of how they move. */
export function startsAtZero(metric: string, series: readonly LineSeries[]): boolean {
  const values = series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []))
  return !LOGARITHMS.test(metric) && Math.min(...values) < FLAT * Math.max(...values)
}
