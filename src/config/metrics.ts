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

/** The group whose metrics need facts that can be found in texts. */
const FACTS = 'facts'

/** Ids of the metrics asked for; by default the standard groups, with facts where the human data has them. */
export function checkMetrics(raw: unknown, catalogue: Catalogue, problems: Problem[]): readonly string[] {
  const asked = metricsSchema.safeParse(isRecord(raw) ? raw['metrics'] : undefined)
  // A list that is none was reported with the rest of the file.
  if (!asked.success) return []
  const human = isRecord(raw) ? raw['human'] : undefined
  const facts = hasFacts(human, catalogue)
  const selectors = asked.data ?? (facts === true ? [...DEFAULT_METRICS, FACTS] : DEFAULT_METRICS)
  try {
    const ids = catalogue.metricIds(selectors)
    if (facts === false) refuseFacts(selectors, human, catalogue, problems)
    return ids
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error
    problems.push({ path: ['metrics'], message: error.message, hint: error.hint })
    return []
  }
}

/** Whether statements of facts can be found; undefined where the human data is not known to be anything. */
function hasFacts(human: unknown, catalogue: Catalogue): boolean | undefined {
  if (!isRecord(human)) return undefined
  if (Object.hasOwn(human, 'files')) return human['facts'] !== undefined
  const world = catalogue.worlds.find(({ name }) => name === human['world'])
  return world === undefined ? undefined : world.reader !== false
}

/** Metrics that could only ever be undefined are a mistake, and it is seen before the run. */
function refuseFacts(
  selectors: readonly string[],
  human: unknown,
  catalogue: Catalogue,
  problems: Problem[],
): void {
  const needFacts = new Set(catalogue.metricIds([FACTS]))
  const isFactMetric = (id: string) => needFacts.has(id.replace(/^kept\./, ''))
  for (const [index, selector] of selectors.entries()) {
    if (!catalogue.metricIds([selector]).every(isFactMetric)) continue
    const ofFiles = isRecord(human) && Object.hasOwn(human, 'files')
    problems.push({
      path: ['metrics', index],
      message: `"${selector}" needs facts to look for, and the human data has none`,
      hint: ofFiles
        ? 'Add human.facts: { mine: names } (names and numbers of the text itself) or { file: facts.jsonl }, or leave these metrics out.'
        : 'Choose a world with a reader, or files with human.facts: { mine: names }; or leave these metrics out.',
    })
  }
}
