import { stages } from '../curation/registry.js'
import { vectorStages } from '../curation/vector-stages.js'
import { loadMetrics, selectMetricIds } from '../metrics/registry.js'
import {
  defaultVectorMetricIds,
  loadVectorMetrics,
  selectVectorMetricIds,
} from '../metrics/vector-registry.js'
import { strategies } from '../mixing/registry.js'
import { families } from '../models/registry.js'
import { vectorFamilies } from '../models/vector-families.js'
import { worlds } from '../worlds/registry.js'
import { vectorWorlds } from '../worlds/vector-worlds.js'
import type { Catalogue } from './catalogue.js'

/** What comes with Collapse Lab. */
export const builtin: Catalogue = {
  worlds,
  families,
  strategies,
  stages,
  vectorWorlds,
  vectorFamilies,
  vectorStages,
  metricIds: selectMetricIds,
  loadMetrics,
  vectorMetricIds: selectVectorMetricIds,
  defaultVectorMetricIds,
  loadVectorMetrics,
  metricSelector: (id) => id,
  modules: new Map(),
}
