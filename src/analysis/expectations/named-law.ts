import type { Expectation } from '../../contracts/expectation.js'
import { suggestion } from '../../data/suggest.js'
import { BadInputError } from '../../errors/index.js'
import type { Law } from '../theory/law.js'
import { laws } from '../theory/laws.js'

/** A law with its parameters parsed. */
export interface NamedLaw {
  readonly law: Law
  valueAt(generation: number): number
}

/** The law that an expectation names; throws a BadInputError that says what is wrong with the name or the parameters. */
export function namedLaw({ name, with: given }: NonNullable<Expectation['law']>): NamedLaw {
  const law = laws.find((one) => one.name === name)
  if (law === undefined) {
    const names = laws.map((one) => one.name)
    throw new BadInputError(`unknown law "${name}": ${suggestion(name, names, 'laws') || 'there are none'}`)
  }
  const parsed = law.parameters.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`,
    )
    throw new BadInputError(
      `the law ${name}: ${problems.join('; ')}`,
      `Its parameters: ${Object.keys(law.parameters.shape).join(', ') || 'none'}. ${law.assumptions}`,
    )
  }
  return { law, valueAt: (generation) => law.value(parsed.data, generation) }
}
