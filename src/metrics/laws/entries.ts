import type { MetricEntry } from '../entry.js'

export const entries: readonly MetricEntry[] = [
  {
    name: 'zipf',
    group: 'laws',
    summary: "Zipf's exponent of frequency over rank, by regression and by likelihood",
    ids: ['zipf.rank_regression', 'zipf.rank_regression.r2', 'zipf.rank_mle'],
    onText: true,
    load: () => import('./zipf.js'),
  },
  {
    name: 'power_law',
    group: 'laws',
    summary: 'Power law of word counts: exponent, where it begins, how well it fits',
    ids: [
      'power_law.alpha.xmin1',
      'power_law.alpha.closest',
      'power_law.xmin.closest',
      'power_law.distance.closest',
    ],
    onText: true,
    load: () => import('./power-law.js'),
  },
  {
    name: 'power_law.p',
    group: 'laws',
    summary: 'Whether word counts may follow a power law at all: a bootstrap test',
    ids: ['power_law.p.b250'],
    onText: true,
    byName: ['power_law.p.b250'],
    load: () => import('./power-law-p.js'),
  },
  {
    name: 'heaps',
    group: 'laws',
    summary: "Heaps' exponent of the vocabulary's growth",
    ids: ['heaps.exponent', 'heaps.r2'],
    onText: true,
    load: () => import('./heaps.js'),
  },
]
