import { BadInputError } from '../errors/index.js'
import type { Catalogue } from './catalogue.js'
import { metricsSchema } from './fields.js'
import type { Problem } from './problem.js'
import { isRecord } from './shape.js'

/** Groups measured where the file does not say. */
export const DEFAULT_METRICS: readonly string[] = [
  'diversity',
  'entropy',
  'form',
  'repetition',
  'loss',
  'novelty',
]

/** Ids of the metrics asked for; by default the standard groups, with facts where the world can be read. */
export function checkMetrics(raw: unknown, catalogue: Catalogue, problems: Problem[]): readonly string[] {
  const asked = metricsSchema.safeParse(isRecord(raw) ? raw['metrics'] : undefined)
  // A list that is none was reported with the rest of the file.
  if (!asked.success) return []
  try {
    return catalogue.metricIds(asked.data ?? defaultMetrics(raw, catalogue))
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error
    problems.push({ path: ['metrics'], message: error.message, hint: error.hint })
    return []
  }
}

function defaultMetrics(raw: unknown, catalogue: Catalogue): readonly string[] {
  const human = isRecord(raw) ? raw['human'] : undefined
  const name = isRecord(human) ? human['world'] : undefined
  const world = catalogue.worlds.find((entry) => entry.name === name)
  const readable = world !== undefined && world.reader !== false
  return readable ? [...DEFAULT_METRICS, 'facts'] : DEFAULT_METRICS
}
