import type { Expectation } from '../../contracts/expectation.js'
import { formatQuantity } from './format-quantity.js'
import type { ExpectedRange, MeasuredQuantity, OutcomeVerdict } from './outcome.js'

/** Of the numbers compared: what their own rounding may make of equal ones. */
const ROUNDING = 1e-9

interface Judgement {
  readonly verdict: OutcomeVerdict
  readonly why: string | undefined
}

const HOLDS: Judgement = { verdict: 'holds', why: undefined }

/** Whether what was measured is what was expected. */
export function judgeQuantity(
  expectation: Expectation,
  measured: MeasuredQuantity,
  target: ExpectedRange,
): Judgement {
  if (expectation.status === 'memory') return notAsserted('the target is from memory')
  if (expectation.status === 'uncertain') return notAsserted('sources disagree about the target')
  const { kind } = target
  return kind === 'above' || kind === 'below'
    ? judgeDirection(measured, target)
    : judgeRange(expectation.within, measured, target)
}

function judgeDirection({ low, high, value }: MeasuredQuantity, target: ExpectedRange): Judgement {
  if (low === undefined || high === undefined) {
    return notAsserted('one seed and no interval: a direction needs several seeds')
  }
  const away = target.low === undefined ? high < target.high! : low > target.low
  if (away) return HOLDS
  const right = target.low === undefined ? value < target.high! : value > target.low
  return fails(right ? 'the interval does not exclude it' : 'it lies on the other side')
}

function judgeRange(
  within: Expectation['within'],
  { value, standardError }: MeasuredQuantity,
  { low, high }: ExpectedRange,
): Judgement {
  if (standardError === undefined && within.relative === 0 && within.absolute === 0) {
    return notAsserted(
      'one seed and no interval: run more seeds, or say within: { relative: .. } or { absolute: .. }',
    )
  }
  // A closed end by its own size: between 0 and 100, a relative tolerance is larger at the upper end.
  const slack = (end: number) =>
    within.standard_errors * (standardError ?? 0) +
    within.relative * Math.abs(end) +
    within.absolute +
    ROUNDING * Math.max(Math.abs(end), Math.abs(value))
  const beyond =
    low !== undefined && value < low - slack(low)
      ? low
      : high !== undefined && value > high + slack(high)
        ? high
        : undefined
  if (beyond === undefined) return HOLDS
  const away = `${formatQuantity(Math.abs(value - beyond))} away`
  const errors =
    standardError === undefined || standardError === 0
      ? ''
      : `, ${formatQuantity(Math.abs(value - beyond) / standardError)} standard errors of ${formatQuantity(standardError)}`
  return fails(`${away}${errors}; allowed: ${formatQuantity(slack(beyond))}`)
}

function notAsserted(why: string): Judgement {
  return { verdict: 'not asserted', why }
}

function fails(why: string): Judgement {
  return { verdict: 'does not hold', why }
}
