import type { Expectation } from '../../config/expect/expect-fields.js'
import { variantsOf } from '../../config/expect/forms.js'
import type { Results } from '../../contracts/results.js'
import { BadInputError } from '../../errors/index.js'
import { describeExpectation } from './describe.js'
import { judgeQuantity } from './judge.js'
import { measure, slopeOverVariants } from './measure.js'
import { namedLaw } from './named-law.js'
import type { ExpectedRange, MeasuredQuantity, Outcome } from './outcome.js'
import type { NoStatistic } from './statistic.js'
import { targetOf } from './target.js'

/** Results by variant; why there are none where a variant was not run. */
export type ResultsByVariant = ReadonlyMap<string, Results | NoStatistic>

/** Every expectation beside what was measured, in their order. Nothing is thrown for what has no value. */
export function evaluate(expectations: readonly Expectation[], results: ResultsByVariant): Outcome[] {
  return expectations.map((expectation) => evaluateOne(expectation, results))
}

function evaluateOne(expectation: Expectation, byVariant: ResultsByVariant): Outcome {
  const name = describeExpectation(expectation)
  const law = expectation.law === undefined ? undefined : namedLaw(expectation.law).law
  const source = expectation.source || (law?.source ?? '')
  const shown = { expectation, name, source, assumptions: law?.assumptions }
  const [first = ''] = variantsOf(expectation)
  const results = byVariant.get(first)
  const target =
    results === undefined || 'undefinedReason' in results
      ? undefined
      : tryTarget(expectation, results.generations)
  const measured = measureForms(expectation, byVariant)
  const missing = [measured, target].find((one) => one !== undefined && 'undefinedReason' in one) as
    | NoStatistic
    | undefined
  const found = {
    ...shown,
    measured: 'undefinedReason' in measured ? undefined : measured,
    target: target === undefined || 'undefinedReason' in target ? undefined : target,
  }
  if (found.measured === undefined || found.target === undefined) {
    return { ...found, ...withoutValue(expectation, byVariant), why: missing?.undefinedReason ?? 'no value' }
  }
  return { ...found, ...judgeQuantity(expectation, found.measured, found.target) }
}

/** What was left out on purpose, or is only shown, is no failure. */
function withoutValue(expectation: Expectation, byVariant: ResultsByVariant): Pick<Outcome, 'verdict'> {
  const left = variantsOf(expectation).some((variant) => {
    const results = byVariant.get(variant)
    return results !== undefined && 'undefinedReason' in results
  })
  const shown = expectation.status === 'memory' || expectation.status === 'uncertain'
  return { verdict: left || shown ? 'not asserted' : 'undefined' }
}

function measureForms(expectation: Expectation, byVariant: ResultsByVariant): MeasuredQuantity | NoStatistic {
  const points: { x: number; measured: MeasuredQuantity }[] = []
  for (const variant of variantsOf(expectation)) {
    const results = byVariant.get(variant) ?? { undefinedReason: `${variant} was not run` }
    if ('undefinedReason' in results) return results
    const measured = measure(expectation, results)
    if ('undefinedReason' in measured || expectation.over_variants === undefined) return measured
    points.push({ x: expectation.over_variants.x[variant]!, measured })
  }
  return slopeOverVariants(expectation.over_variants?.statistic ?? 'slope', points)
}

/** A law asked outside its assumptions has no value, and says why. */
function tryTarget(expectation: Expectation, last: number): ExpectedRange | NoStatistic {
  try {
    return targetOf(expectation, last)
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error
    return { undefinedReason: error.message }
  }
}
