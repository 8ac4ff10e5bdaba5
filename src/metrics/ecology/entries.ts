import type { MetricEntry } from '../entry.js'

/** `byGrams('hill.q0', 'hill.q1')`: the ids of 1-grams, then those of 2-grams. */
function byGrams(...names: readonly string[]): string[] {
  return [1, 2].flatMap((n) => names.map((name) => `${name}.n${n}`))
}

/** `q0.m1000, q0.m10000, q1.m1000 ..`, each behind a prefix. */
function byOrder(prefix: string, levels: readonly string[]): string[] {
  return [0, 1, 2].flatMap((q) => levels.map((level) => `${prefix}.q${q}.${level}`))
}

const SIZES = ['m1000', 'm10000']
const COVERAGES = ['c50', 'c90']

const intervals = [
  ...byGrams(...byOrder('hill_at_size.boot50', SIZES)),
  ...byGrams(...byOrder('hill_at_coverage.boot50', COVERAGES)),
]

export const entries: readonly MetricEntry[] = [
  {
    name: 'hill',
    group: 'ecology',
    summary: 'Hill numbers: the effective number of n-grams, of the orders 0, 1 and 2',
    ids: byGrams('hill.q0', 'hill.q1', 'hill.q2'),
    onText: true,
    load: () => import('./hill.js'),
  },
  {
    name: 'hill_profile',
    group: 'ecology',
    summary: 'Hill numbers of the orders 0, 0.25 .. 4',
    ids: byGrams('hill_profile'),
    onText: true,
    load: () => import('./hill-profile.js'),
  },
  {
    name: 'hill_at_size',
    group: 'ecology',
    summary: 'Hill numbers at a declared number of n-grams, rarefied or extrapolated',
    ids: byGrams(...byOrder('hill_at_size', SIZES)),
    anySize: 'all',
    onText: true,
    load: () => import('./hill-at-size.js'),
  },
  {
    name: 'hill_at_coverage',
    group: 'ecology',
    summary: 'Hill numbers at a declared coverage, rarefied or extrapolated',
    ids: byGrams(...byOrder('hill_at_coverage', COVERAGES)),
    anySize: 'all',
    onText: true,
    load: () => import('./hill-at-coverage.js'),
  },
  {
    name: 'hill_intervals',
    group: 'ecology',
    summary:
      'Hill numbers at a declared size or coverage with bootstrap intervals; dear, so asked for by name',
    ids: intervals,
    byName: intervals,
    anySize: 'all',
    onText: true,
    load: () => import('./hill-intervals.js'),
  },
  {
    name: 'hill_asymptotic',
    group: 'ecology',
    summary: 'Hill numbers of the source as estimated from the sample',
    ids: byGrams('hill_asymptotic.q0', 'hill_asymptotic.q1', 'hill_asymptotic.q2'),
    onText: true,
    load: () => import('./hill-asymptotic.js'),
  },
  {
    name: 'chao1',
    group: 'ecology',
    summary: 'How many distinct n-grams the source has at least: Chao1',
    ids: byGrams('chao1'),
    onText: true,
    load: () => import('./chao1.js'),
  },
  {
    name: 'ace',
    group: 'ecology',
    summary: 'How many distinct n-grams the source has: the abundance-based coverage estimator',
    ids: byGrams('ace'),
    onText: true,
    load: () => import('./ace.js'),
  },
  {
    name: 'unseen_mass',
    group: 'ecology',
    summary: 'Chance that the next n-gram is a new one: Good-Turing, raw and smoothed',
    ids: byGrams('unseen_mass.good_turing', 'unseen_mass.simple_good_turing'),
    onText: true,
    load: () => import('./unseen-mass.js'),
  },
  {
    name: 'sample_coverage',
    group: 'ecology',
    summary: 'How complete the sample is: the share of what the source would write that it has seen',
    ids: byGrams('sample_coverage'),
    onText: true,
    load: () => import('./sample-coverage.js'),
  },
]
