import { namedLaw } from '../analysis/expectations/index.js'
import type { Experiment } from '../config/experiment.js'
import { BadInputError } from '../errors/index.js'

/** The laws that expectations name are known, and have the parameters they need: seen before the run. */
export function checkLaws({ expect, expectPlaces }: Experiment): void {
  const problems: BadInputError[] = []
  for (const [index, expectation] of expect.entries()) {
    if (expectation.law === undefined) continue
    try {
      namedLaw(expectation.law)
    } catch (error) {
      if (!(error instanceof BadInputError)) throw error
      problems.push(new BadInputError(`${expectPlaces[index]}.law: ${error.message}`, error.hint))
    }
  }
  if (problems.length === 0) return
  const hints = problems.flatMap(({ hint }) => hint ?? [])
  throw new BadInputError(
    problems.map(({ message }) => message).join('\n'),
    hints.length > 0 ? hints.join('\n') : undefined,
  )
}
