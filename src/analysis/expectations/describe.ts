import type { Expectation } from '../../contracts/expectation.js'
import { BASE } from '../../config/expect/replication-fields.js'
import { otherArm, statisticName } from './measure.js'

const WORDS: Readonly<Record<string, string>> = {
  mean: 'mean of ',
  change: 'change of ',
  retained: 'last / first of ',
  slope: 'slope per generation of ',
  log_log_slope: 'slope by log generation of log ',
  sum: 'sum of ',
  sum_of_complement: 'sum of 1 − ',
  min: 'least ',
  max: 'largest ',
}

/** What is measured, in words; the variant is named where it is not the experiment as it stands. */
export function describeExpectation(expectation: Expectation, variant: string | undefined): string {
  const where = variant === undefined || variant === BASE ? '' : ` (${variant})`
  return `${expectation.name ?? describeMeasured(expectation)}${where}`
}

function describeMeasured(expectation: Expectation): string {
  const { arm, metric, against, as, over_variants } = expectation
  const other = otherArm(expectation)
  const sign = as === 'ratio' && against !== undefined ? '/' : '−'
  const compared = other === undefined ? arm : `${arm} ${sign} ${other}`
  const of = over_variants === undefined ? '' : `${over_variants.statistic} over variants of `
  const statistic = WORDS[statisticName(expectation)] ?? ''
  return `${of}${statistic}${metric}, ${compared}, ${generationInWords(expectation)}`
}

/** `generation 10`, `generations 1 to last`. */
function generationInWords({ generation }: Expectation): string {
  if (typeof generation === 'object') return `generations ${generation[0]} to ${generation[1]}`
  return generation === 'last' ? 'last generation' : `generation ${generation}`
}
