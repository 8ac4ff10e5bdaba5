import type { Fact } from '../../src/contracts/world.js'
import { type Mentions, mentionsOf } from '../../src/metrics/facts/mentions.js'
import type { Area, Check, Inputs, ReferenceRecord } from './area.js'

const shareOf =
  (held: keyof Mentions): Check =>
  (record, inputs) => {
    const flags = mentions(record, inputs)[held]
    return { value: flags.reduce((sum, flag) => sum + flag, 0) / flags.length, n: flags.length }
  }

function mentions({ input, params }: ReferenceRecord, inputs: Inputs): Mentions {
  return mentionsOf(factsOf(inputs.content(input)), inputs.documents(String(params['docs'])))
}

/** The inputs' facts have no relations. */
function factsOf({ facts }: Readonly<Record<string, unknown>>): Fact[] {
  return (facts as readonly Omit<Fact, 'relation'>[]).map((fact) => ({ relation: '', ...fact }))
}

/** Facts whose names stand in documents. `facts.coverage`, which wants them in one sentence, is another count. */
export const facts: Area = {
  fact_coverage: shareOf('together'),
  subject_coverage: shareOf('subject'),
  covered_facts(record, inputs) {
    const known = factsOf(inputs.content(record.input))
    const covered = known.filter((_, fact) => mentions(record, inputs).together[fact] === 1)
    return { names: covered.map(({ subject }) => subject) }
  },
}
