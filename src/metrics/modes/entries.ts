import { DENSITY_KINDS } from '../density-state.js'
import type { VectorMetricEntry } from '../vector-entry.js'

export const entries: readonly VectorMetricEntry[] = [
  {
    name: 'lost_modes',
    group: 'modes',
    summary: 'Modes of the truth that no item of the sample is near',
    ids: ['lost_modes.sd2', 'lost_modes.sd3'],
    kinds: DENSITY_KINDS,
    load: () => import('./lost-modes.js'),
  },
  {
    name: 'sample_overlap',
    group: 'modes',
    summary: 'How sample and human items cover each other: precision, recall, density, coverage',
    ids: ['precision', 'recall', 'density', 'coverage'].map((part) => `sample_overlap.${part}.k5`),
    kinds: DENSITY_KINDS,
    load: () => import('./sample-overlap.js'),
  },
  {
    name: 'negative_log_density',
    group: 'modes',
    summary: 'How surprised the model is by human test items',
    ids: ['negative_log_density.test'],
    kinds: DENSITY_KINDS,
    load: () => import('./negative-log-density.js'),
  },
  {
    name: 'hellinger',
    group: 'modes',
    summary: 'How little the model and the truth overlap, in one dimension',
    ids: ['hellinger.grid1000'],
    kinds: DENSITY_KINDS,
    load: () => import('./hellinger.js'),
  },
]
