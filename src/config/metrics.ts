import { KEPT_PREFIX } from '../metrics/kept.js'
import { splitSuffix } from '../metrics/matched/suffix.js'
import type { Catalogue, WorldEntry } from './catalogue.js'
import { metricsSchema } from './fields.js'
import { type Problem, problemOf } from './problem.js'
import { isRecord } from './shape.js'

/** Groups measured where the file does not say. */
const DEFAULT_METRICS: readonly string[] = ['diversity', 'entropy', 'form', 'repetition', 'loss', 'novelty']

/** Ids of the metrics asked for; by default the standard groups, with facts where the human data has them. */
export function checkMetrics(raw: unknown, catalogue: Catalogue, problems: Problem[]): readonly string[] {
  const asked = metricsSchema.safeParse(isRecord(raw) ? raw['metrics'] : undefined)
  // A list that is none was reported with the rest of the file.
  if (!asked.success) return []
  const human = isRecord(raw) ? raw['human'] : undefined
  const facts = factsOf(human, catalogue)
  const selectors = asked.data ?? (facts === 'there' ? [...DEFAULT_METRICS, 'facts'] : DEFAULT_METRICS)
  try {
    const ids = catalogue.metricIds(selectors)
    if (facts !== 'there' && facts !== 'unknown') refuseFacts(selectors, facts, catalogue, problems)
    if (!isRecord(raw) || raw['embeddings'] === undefined) refuseRemote(selectors, catalogue, problems)
    return ids
  } catch (error) {
    problems.push(problemOf(error, ['metrics']))
    return []
  }
}

/** Why there is nothing that metrics of facts could look for. */
interface NoFacts {
  readonly why: string
  readonly hint: string
}

/** Whether facts can be found in texts; unknown where the human data itself is not understood. */
function factsOf(human: unknown, catalogue: Catalogue): 'there' | 'unknown' | NoFacts {
  if (!isRecord(human)) return 'unknown'
  if (Object.hasOwn(human, 'files')) {
    return human['facts'] === undefined
      ? {
          why: 'the human data has none to look for',
          hint: 'Add human.facts: { mine: names } (names and numbers of the text itself) or { file: facts.jsonl }, or leave these metrics out.',
        }
      : 'there'
  }
  const world: WorldEntry | undefined = catalogue.worlds.find(({ name }) => name === human['world'])
  if (world === undefined) return 'unknown'
  return world.reader === false
    ? {
        why: `the world ${world.name} cannot find facts in text`,
        hint: 'Leave it out, or choose a world with facts: human: { world: almanac }.',
      }
    : 'there'
}

/** Metrics that would only ever be undefined are a mistake, and it is seen before the run. */
function refuseFacts(
  selectors: readonly string[],
  { why, hint }: NoFacts,
  catalogue: Catalogue,
  problems: Problem[],
): void {
  const ofFacts = new Set(catalogue.metricIds(['facts']))
  for (const [index, selector] of selectors.entries()) {
    const ids = catalogue.metricIds([selector])
    if (!ids.some((id) => ofFacts.has(plainId(id)))) continue
    problems.push({ path: ['metrics', index], message: `${selector} asks for facts, and ${why}`, hint })
  }
}

/** Metrics of vectors that a server makes need to know which. */
function refuseRemote(selectors: readonly string[], catalogue: Catalogue, problems: Problem[]): void {
  for (const [index, selector] of selectors.entries()) {
    const remote = catalogue.metricIds([selector]).find((id) => id.split('.').includes('remote'))
    if (remote === undefined) continue
    problems.push({
      path: ['metrics', index],
      message: `${selector === remote ? selector : `${selector} holds ${remote}, which`} asks a server for vectors, and the file names none`,
      hint: 'Add embeddings: { base_url: http://localhost:8080/v1, model: NAME }, or ask for metrics of hashed vectors, such as mauve.hashed.',
    })
  }
}

/** The id of the metric itself: of the probe, at no declared size. */
function plainId(id: string): string {
  const { bare } = splitSuffix(id)
  return bare.startsWith(KEPT_PREFIX) ? bare.slice(KEPT_PREFIX.length) : bare
}
