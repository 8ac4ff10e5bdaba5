import { BadInputError } from '../errors/index.js'
import { KEPT_PREFIX } from '../metrics/kept.js'
import type { Catalogue, WorldEntry } from './catalogue.js'
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
  const selectors = asked.data ?? defaultMetrics(raw, catalogue)
  try {
    const ids = catalogue.metricIds(selectors)
    refuseFactsOfMuteWorld(selectors, raw, catalogue, problems)
    return ids
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error
    problems.push({ path: ['metrics'], message: error.message, hint: error.hint })
    return []
  }
}

/** Metrics of facts in text that nobody can read facts from would only ever be undefined. */
function refuseFactsOfMuteWorld(
  selectors: readonly string[],
  raw: unknown,
  catalogue: Catalogue,
  problems: Problem[],
): void {
  const world = worldOf(raw, catalogue)
  if (world?.reader !== false) return
  const ofFacts = new Set(catalogue.metricIds(['facts']))
  for (const [index, selector] of selectors.entries()) {
    const ids = catalogue.metricIds([selector])
    if (!ids.some((id) => ofFacts.has(withoutKept(id)))) continue
    problems.push({
      path: ['metrics', index],
      message: `${selector} asks for facts, and the world ${world.name} cannot find facts in text`,
      hint: 'Leave it out, or choose a world with facts: human: { world: almanac }.',
    })
  }
}

function withoutKept(id: string): string {
  return id.startsWith(KEPT_PREFIX) ? id.slice(KEPT_PREFIX.length) : id
}

function defaultMetrics(raw: unknown, catalogue: Catalogue): readonly string[] {
  const world = worldOf(raw, catalogue)
  const readable = world !== undefined && world.reader !== false
  return readable ? [...DEFAULT_METRICS, 'facts'] : DEFAULT_METRICS
}

function worldOf(raw: unknown, catalogue: Catalogue): WorldEntry | undefined {
  const human = isRecord(raw) ? raw['human'] : undefined
  const name = isRecord(human) ? human['world'] : undefined
  return catalogue.worlds.find((entry) => entry.name === name)
}
