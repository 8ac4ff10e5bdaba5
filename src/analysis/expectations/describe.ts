import type { Expectation } from '../../config/expect/expect-fields.js'
import { BASE } from '../../config/expect/replication-fields.js'
import { otherArm, statisticName } from './measure.js'

const WORDS: Readonly<Record<string, string>> = {
  mean: 'mean of ',
  change: 'change of ',
  slope: 'slope per generation of ',
  log_log_slope: 'slope by log generation of log ',
  sum: 'sum of ',
  sum_of_complement: 'sum of 1 − ',
  min: 'least ',
  max: 'largest ',
}

/** What is measured, in words: the name of an expectation that has none of its own. */
export function describeExpectation(expectation: Expectation): string {
  const { name, arm, metric, as, variant, over_variants } = expectation
  if (name !== undefined) return name
  const other = otherArm(expectation)
  const against =
    other === undefined
      ? ''
      : as === 'ratio' && expectation.against !== undefined
        ? ` / ${other}`
        : ` − ${other}`
  const where = variant === undefined || variant === BASE ? '' : ` (${variant})`
  const of = over_variants === undefined ? '' : `${over_variants.statistic} over variants of `
  const statistic = WORDS[statisticName(expectation)] ?? ''
  return `${of}${statistic}${metric}, ${arm}${against}, ${generationInWords(expectation)}${where}`
}

/** `generation 10`, `generations 1 to last`. */
function generationInWords({ generation }: Expectation): string {
  if (Array.isArray(generation)) return `generations ${generation[0]} to ${generation[1]}`
  return generation === 'last' ? 'last generation' : `generation ${generation}`
}
