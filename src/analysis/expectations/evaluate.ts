import type { Expectation } from '../../contracts/expectation.js'
import { BASE } from '../../config/expect/replication-fields.js'
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

/**
 * What an experiment file expects of its own results, beside what was measured; of a replication, what it expects of
 * the form that was run.
 */
export function ownOutcomes(results: Results): readonly Outcome[] {
  const own = (results.expectations ?? []).map((expectation) => ({ ...expectation, variants: [BASE] }))
  return evaluate(own, new Map([[BASE, results]]))
}

/** Every expectation beside what was measured, in their order. Nothing is thrown for what has no value. */
export function evaluate(expectations: readonly Expectation[], byVariant: ResultsByVariant): Outcome[] {
  return expectations.flatMap((expectation) =>
    expectation.over_variants === undefined
      ? variantsOf(expectation).map((variant) => evaluateIn(expectation, variant, byVariant))
      : [evaluateOver(expectation, expectation.over_variants, byVariant)],
  )
}

function evaluateIn(expectation: Expectation, variant: string, byVariant: ResultsByVariant): Outcome {
  const results = resultsOf(variant, byVariant)
  return 'undefinedReason' in results
    ? outcome(expectation, variant, results, results, byVariant.has(variant))
    : outcome(
        expectation,
        variant,
        measure(expectation, results),
        tryTarget(expectation, results.generations),
      )
}

/** A slope over variants; its target is taken at the last generation of the first. */
function evaluateOver(
  expectation: Expectation,
  { x, statistic }: NonNullable<Expectation['over_variants']>,
  byVariant: ResultsByVariant,
): Outcome {
  const points: { x: number; measured: MeasuredQuantity }[] = []
  for (const [variant, at] of Object.entries(x)) {
    const results = resultsOf(variant, byVariant)
    if ('undefinedReason' in results) {
      return outcome(expectation, undefined, results, results, byVariant.has(variant))
    }
    const measured = measure(expectation, results)
    if ('undefinedReason' in measured) return outcome(expectation, undefined, measured, undefined)
    points.push({ x: at, measured })
  }
  const [first = BASE] = Object.keys(x)
  const results = resultsOf(first, byVariant)
  const last = 'undefinedReason' in results ? 0 : results.generations
  return outcome(expectation, undefined, slopeOverVariants(statistic, points), tryTarget(expectation, last))
}

function resultsOf(variant: string, byVariant: ResultsByVariant): Results | NoStatistic {
  return byVariant.get(variant) ?? { undefinedReason: `${variant} was not run` }
}

/** `leftOut`: there is nothing to judge because it was left out on purpose, which is no failure. */
function outcome(
  expectation: Expectation,
  variant: string | undefined,
  measured: MeasuredQuantity | NoStatistic,
  target: ExpectedRange | NoStatistic | undefined,
  leftOut = false,
): Outcome {
  const law = expectation.law === undefined ? undefined : namedLaw(expectation.law).law
  const shown = {
    expectation,
    variant,
    name: describeExpectation(expectation, variant),
    source: expectation.source || (law?.source ?? ''),
    assumptions: law?.assumptions,
  }
  if ('undefinedReason' in measured || target === undefined || 'undefinedReason' in target) {
    const missing = 'undefinedReason' in measured ? measured : (target as NoStatistic)
    const shownOnly = leftOut || expectation.status === 'memory' || expectation.status === 'uncertain'
    return {
      ...shown,
      measured: 'undefinedReason' in measured ? undefined : measured,
      target: target === undefined || 'undefinedReason' in target ? undefined : target,
      verdict: shownOnly ? 'not asserted' : 'undefined',
      why: missing.undefinedReason,
    }
  }
  return { ...shown, measured, target, ...judgeQuantity(expectation, measured, target) }
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
