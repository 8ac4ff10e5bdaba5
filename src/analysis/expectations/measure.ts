import type { Expectation, Statistic } from '../../contracts/expectation.js'
import type { Results } from '../../contracts/results.js'
import { mean, standardDeviation } from '../../numerics/mean.js'
import { normalQuantile } from '../../numerics/normal.js'
import { studentTQuantile } from '../../numerics/student-t.js'
import type { MeasuredQuantity } from './outcome.js'
import { type RunValue, runValues } from './run-values.js'
import { type NoStatistic, statisticOf } from './statistic.js'

const CONFIDENCE = 0.95

/** A value with the error that is known of it. */
interface Estimate {
  readonly value: number
  readonly standardError: number | undefined
}

/**
 * What an expectation measures in one experiment: a statistic over generations of each run, compared with another
 * arm of the same seed where `against` says so, and the mean over seeds. With several seeds their spread decides
 * (Student t); with one, the interval that the metric itself gives (95%, normal: over many chains). The errors of
 * several generations of one run are added up as if fully correlated, which they are at most: a statistic over
 * generations of one seed has an upper bound as its standard error.
 */
export function measure(expectation: Expectation, results: Results): MeasuredQuantity | NoStatistic {
  const { arm, metric } = expectation
  const range = generationRange(expectation.generation, results.generations)
  const statistic = statisticName(expectation)
  const own = bySeed(results, arm, metric, range, statistic)
  const other = otherArm(expectation)
  const compared =
    other === undefined
      ? own
      : compare(own, bySeed(results, other, metric, range, statistic), comparison(expectation))
  const values = [...compared.values()]
  const estimates = values.filter((one) => typeof one !== 'string')
  if (estimates.length === 0) {
    return { undefinedReason: values.find((one) => typeof one === 'string') ?? 'no seed has a value' }
  }
  return overSeeds(estimates)
}

/** The first and last generation that an expectation looks at. */
export function generationRange(
  generation: Expectation['generation'],
  last: number,
): readonly [number, number] {
  const at = (one: number | 'last') => (one === 'last' ? last : one)
  return typeof generation === 'object'
    ? [at(generation[0]), at(generation[1])]
    : [at(generation), at(generation)]
}

export function statisticName({ generation, statistic }: Expectation): Statistic {
  return statistic ?? (typeof generation === 'object' ? 'mean' : 'value')
}

/** The arm that is compared with, which `above` and `below` may name too. */
export function otherArm({ against, above, below }: Expectation): string | undefined {
  const named = above ?? below
  return against ?? (typeof named === 'string' ? named : undefined)
}

/** `above: ARM` is about the difference, whatever `as` says. */
function comparison({ against, as }: Expectation): Expectation['as'] {
  return against === undefined ? 'difference' : as
}

type BySeed = ReadonlyMap<number, Estimate | string>

function bySeed(
  results: Results,
  arm: string,
  metric: string,
  range: readonly [number, number],
  statistic: Statistic,
): BySeed {
  const runs = runValues(results, arm, metric, range)
  return new Map(
    [...runs].map(([seed, values]) => [
      seed,
      typeof values === 'string' ? `${arm}, seed ${seed}, ${values}` : ofRun(values, statistic),
    ]),
  )
}

function ofRun(values: readonly RunValue[], statistic: Statistic): Estimate | string {
  const found = statisticOf(
    statistic,
    values.map(({ generation }) => generation),
    values.map(({ value }) => value),
  )
  if ('undefinedReason' in found) return found.undefinedReason
  let error: number | undefined = 0
  for (const [index, { standardError }] of values.entries()) {
    const weight = Math.abs(found.gradient[index]!)
    if (weight === 0) continue
    error = standardError === undefined || error === undefined ? undefined : error + weight * standardError
  }
  return { value: found.value, standardError: error }
}

function compare(own: BySeed, other: BySeed, as: Expectation['as']): BySeed {
  return new Map(
    [...own].map(([seed, left]) => {
      const right = other.get(seed) ?? `seed ${seed} is not there`
      if (typeof left === 'string') return [seed, left]
      if (typeof right === 'string') return [seed, right]
      return [seed, as === 'difference' ? difference(left, right) : ratio(left, right)]
    }),
  )
}

function difference(left: Estimate, right: Estimate): Estimate {
  return { value: left.value - right.value, standardError: both(left.standardError, right.standardError) }
}

function ratio(left: Estimate, right: Estimate): Estimate | string {
  if (right.value === 0) return 'a ratio to 0'
  const value = left.value / right.value
  const scaled = (error: number | undefined, by: number) => (error === undefined ? undefined : error * by)
  const standardError = both(
    scaled(left.standardError, 1 / right.value),
    scaled(right.standardError, value / right.value),
  )
  return { value, standardError }
}

function both(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : Math.hypot(left, right)
}

function overSeeds(estimates: readonly Estimate[]): MeasuredQuantity {
  const seeds = estimates.length
  if (seeds === 1) {
    const [{ value, standardError }] = estimates as [Estimate]
    return withInterval(value, standardError, normalQuantile(0.5 + CONFIDENCE / 2), seeds)
  }
  const values = estimates.map(({ value }) => value)
  const standardError = standardDeviation(values) / Math.sqrt(seeds)
  return withInterval(mean(values), standardError, studentTQuantile(0.5 + CONFIDENCE / 2, seeds - 1), seeds)
}

function withInterval(
  value: number,
  standardError: number | undefined,
  quantile: number,
  seeds: number,
): MeasuredQuantity {
  const half = standardError === undefined ? undefined : standardError * quantile
  return {
    value,
    standardError,
    low: half === undefined ? undefined : value - half,
    high: half === undefined ? undefined : value + half,
    seeds,
  }
}

/**
 * The slope of what is measured in several variants over the place of each. Variants are taken as independent: their
 * errors add up in squares.
 */
export function slopeOverVariants(
  statistic: 'slope' | 'log_log_slope',
  points: readonly { readonly x: number; readonly measured: MeasuredQuantity }[],
): MeasuredQuantity | NoStatistic {
  const sorted = [...points].sort((a, b) => a.x - b.x)
  const found = statisticOf(
    statistic,
    sorted.map(({ x }) => x),
    sorted.map(({ measured }) => measured.value),
  )
  if ('undefinedReason' in found) return found
  const errors = sorted.map(({ measured: { standardError } }, index) =>
    standardError === undefined ? undefined : standardError * found.gradient[index]!,
  )
  const known = errors.filter((error) => error !== undefined)
  const standardError = known.length < errors.length ? undefined : Math.hypot(...known)
  const seeds = Math.min(...sorted.map(({ measured }) => measured.seeds))
  return withInterval(found.value, standardError, normalQuantile(0.5 + CONFIDENCE / 2), seeds)
}
