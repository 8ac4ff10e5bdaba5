import { parse } from 'yaml'
import type { Results } from '../../contracts/results.js'
import { allChangedFields } from '../changed-fields.js'

/** What decides the numbers of one arm beside its mixing, out of the resolved experiment. */
interface ArmConfiguration {
  readonly [field: string]: unknown
}

type Fields = Readonly<Record<string, unknown>>

/** They decide how much is run or kept, not the number of a seed in a generation. */
const IRRELEVANT_LOOP = ['generations', 'keep_models', 'excerpts']

/**
 * Everything besides the mixing in which an arm of one experiment differs from an arm of another:
 * `model.order: 6 -> 5`.
 */
export function differencesBesidesMixing(
  before: Results,
  beforeArm: string,
  after: Results,
  afterArm: string,
): readonly string[] {
  const fields = allChangedFields(
    JSON.stringify(configurationOf(before, beforeArm)),
    JSON.stringify(configurationOf(after, afterArm)),
  )
  const [from, to] = [before, after].map(({ environment }) => environment['collapse-lab'])
  return from === to ? fields : [...fields, `version of collapse-lab: ${from} -> ${to}`]
}

function configurationOf({ configuration }: Results, arm: string): ArmConfiguration {
  const all = parse(configuration) as Fields
  const own = ((all['arms'] as Fields | undefined)?.[arm] ?? {}) as Fields
  const loop = Object.entries({ ...(all['loop'] as Fields), ...(own['loop'] as Fields | undefined) })
  return {
    human: all['human'],
    model: own['model'] ?? all['model'],
    curation: own['curation'] ?? all['curation'],
    loop: Object.fromEntries(loop.filter(([name]) => !IRRELEVANT_LOOP.includes(name))),
    tokenisation: all['tokenisation'],
    embeddings: all['embeddings'],
  }
}
