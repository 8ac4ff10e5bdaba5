import type { Candidate } from './headlines.js'

/** What a verdict on numbers rests on, by kind of model; metrics of other kinds are simply not there. */
export const NUMBER_CANDIDATES: readonly Candidate[] = [
  {
    role: 'spread',
    group: '',
    scale: ({ unit }) => (unit === 'nats' ? 'nats' : 'ratio'),
    // The mean variance is kept for ever by unbiased fits, although nearly every chain shrinks.
    ids: [
      'surviving_states.count',
      'variance.median',
      'variance.mean_log',
      'variance.ratio_to_truth',
      'variance.mean',
    ],
    better: 'neither',
  },
  { role: 'recall', group: '', scale: () => 'ratio', ids: ['sample_overlap.recall.k5'], better: 'higher' },
  {
    role: 'entropy',
    group: '',
    scale: () => 'nats',
    ids: ['state_entropy.nats', 'next_token.entropy'],
    better: 'neither',
  },
  {
    role: 'distance',
    group: '',
    scale: () => 'ratio',
    ids: [
      'wasserstein2.squared',
      'frechet_moments.squared',
      'state_distance.squared_error',
      'next_token.squared_error',
      'regression_error.excess',
      'regression_error.coefficients',
      'regression_error.test',
    ],
    better: 'lower',
  },
  { role: 'centre', group: '', scale: () => 'ratio', ids: ['mean_error.squared'], better: 'lower' },
  {
    role: 'missing',
    group: '',
    scale: () => 'points',
    ids: ['state_support.missing_mass', 'next_token.missing_mass'],
    better: 'lower',
  },
  { role: 'accuracy', group: '', scale: () => 'points', ids: ['classifier.accuracy'], better: 'higher' },
]
