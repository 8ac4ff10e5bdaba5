import { stages } from '../curation/registry.js'
import { loadMetrics, selectMetricIds } from '../metrics/registry.js'
import { strategies } from '../mixing/registry.js'
import { families } from '../models/registry.js'
import { worlds } from '../worlds/registry.js'
import type { Catalogue } from './catalogue.js'

/** What comes with Collapse Lab. */
export const builtin: Catalogue = {
  worlds,
  families,
  strategies,
  stages,
  metricIds: selectMetricIds,
  loadMetrics,
  metricSelector: (id) => id,
  modules: new Map(),
}
