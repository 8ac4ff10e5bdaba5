import type { Statistic } from '../../contracts/expectation.js'

/** A statistic of values, and its derivative by each of them: how errors of the values become its own. */
export interface StatisticValue {
  readonly value: number
  readonly gradient: readonly number[]
}

/** Why a statistic has no value. */
export interface NoStatistic {
  readonly undefinedReason: string
}

/**
 * A statistic of finite values `y` at ascending places `x` (generations, or what variants stand for).
 *
 * @example
 * statisticOf('slope', [0, 1, 2], [1, 3, 5]) // 2
 * statisticOf('sum_of_complement', [0, 1, 2], [0, 0.5, 1]) // 1.5
 */
export function statisticOf(
  statistic: Statistic,
  x: readonly number[],
  y: readonly number[],
): StatisticValue | NoStatistic {
  const last = y.length - 1
  switch (statistic) {
    case 'value':
      return linear(
        y,
        y.map((_, index) => (index === last ? 1 : 0)),
      )
    case 'mean':
      return linear(
        y,
        y.map(() => 1 / y.length),
      )
    case 'change':
      return linear(
        y,
        y.map((_, index) => (index === last ? 1 : 0) - (index === 0 ? 1 : 0)),
      )
    case 'retained':
      return retained(y)
    case 'sum':
      return linear(
        y,
        y.map(() => 1),
      )
    case 'sum_of_complement': {
      const { value, gradient } = linear(
        y,
        y.map(() => -1),
      )
      return { value: y.length + value, gradient }
    }
    case 'min':
    case 'max': {
      const value = statistic === 'min' ? Math.min(...y) : Math.max(...y)
      const at = y.indexOf(value)
      return { value, gradient: y.map((_, index) => (index === at ? 1 : 0)) }
    }
    case 'slope':
      return slope(x, y)
    case 'log_log_slope':
      return logLogSlope(x, y)
  }
}

function linear(y: readonly number[], gradient: readonly number[]): StatisticValue {
  return { value: y.reduce((sum, one, index) => sum + one * gradient[index]!, 0), gradient }
}

function retained(y: readonly number[]): StatisticValue | NoStatistic {
  const [first, last] = [y[0]!, y.at(-1)!]
  if (first === 0) return { undefinedReason: 'nothing to retain: the first value is 0' }
  const value = last / first
  const gradient = y.map(() => 0)
  gradient[gradient.length - 1]! += 1 / first
  gradient[0]! -= value / first
  return { value, gradient }
}

/** Least squares: the slope is linear in y, with weights (x - mean) / sum of squares. */
function slope(x: readonly number[], y: readonly number[]): StatisticValue | NoStatistic {
  const centre = x.reduce((sum, one) => sum + one, 0) / x.length
  const squares = x.reduce((sum, one) => sum + (one - centre) * (one - centre), 0)
  if (!(squares > 0)) return { undefinedReason: 'a slope needs two places with values' }
  return linear(
    y,
    x.map((one) => (one - centre) / squares),
  )
}

/** Places at 0 (generation 0) have no logarithm and are left out. */
function logLogSlope(x: readonly number[], y: readonly number[]): StatisticValue | NoStatistic {
  const used = x.flatMap((one, index) => (one > 0 ? [index] : []))
  const negative = used.find((index) => !(y[index]! > 0))
  if (negative !== undefined) return { undefinedReason: `${y[negative]} at ${x[negative]} has no logarithm` }
  const fitted = slope(
    used.map((index) => Math.log(x[index]!)),
    used.map((index) => Math.log(y[index]!)),
  )
  if ('undefinedReason' in fitted) return fitted
  const gradient = y.map(() => 0)
  for (const [position, index] of used.entries()) gradient[index] = fitted.gradient[position]! / y[index]!
  return { value: fitted.value, gradient }
}
