import type { SummaryCell } from '../summarise.js'
import { FEWEST_FOR_BOOTSTRAP } from '../paired/bca-interval.js'
import { listed, plural } from '../words.js'
import type { PairNumbers } from './compare-pair.js'

/** Why numbers of a comparison are missing, and what was left out of it. */
export function reasonsOf(
  own: SummaryCell | undefined,
  other: SummaryCell | undefined,
  numbers: Omit<PairNumbers, 'because'>,
  because: string | undefined,
  /** Whether each side has this metric in any generation. */
  measured: { readonly own: boolean; readonly other: boolean },
): readonly string[] {
  const sides = [sideReason('the arm', own, measured.own), sideReason('the reference', other, measured.other)]
  const reasons = [...sides, leftOut(own, other)]
  // "No seed on both sides" is no news beside a side that has nothing, or beside the seeds of each.
  if (own?.seeds !== 0 && other?.seeds !== 0 && own && other && numbers.pairs > 0) reasons.push(because)
  if (numbers.p !== undefined && numbers.pairs < FEWEST_FOR_BOOTSTRAP) {
    reasons.push(`no bootstrap below ${FEWEST_FOR_BOOTSTRAP} seeds`)
  }
  if (numbers.p !== undefined && numbers.g === undefined) reasons.push('no effect size below 3 seeds')
  return reasons.filter((reason) => reason !== undefined)
}

function sideReason(side: string, cell: SummaryCell | undefined, measured: boolean): string | undefined {
  if (!measured) return `this was not measured in ${side}`
  if (cell === undefined) return `${side} was not measured in this generation`
  if (cell.seeds === 0) return `${side} has no value: ${cell.reason}`
  if (cell.missing === 0) return undefined
  return `${side} has no value in ${plural(cell.missing, 'seed')}: ${cell.reason}`
}

/** Seeds with a value on one side alone. */
function leftOut(own: SummaryCell | undefined, other: SummaryCell | undefined): string | undefined {
  if (own === undefined || other === undefined || own.seeds === 0 || other.seeds === 0) return undefined
  const [ofArm, ofReference] = [[...own.values.keys()], [...other.values.keys()]]
  const alone = [
    ...ofArm.filter((seed) => !other.values.has(seed)),
    ...ofReference.filter((seed) => !own.values.has(seed)),
  ]
  if (alone.length === 0) return undefined
  if (alone.length === ofArm.length + ofReference.length) {
    return `no seed in common: the arm has ${seedNames(ofArm)}, the reference ${seedNames(ofReference)}`
  }
  return `${seedNames(alone)} on one side only, left out`
}

function seedNames(seeds: readonly number[]): string {
  const sorted = [...seeds].sort((left, right) => left - right)
  return `${sorted.length === 1 ? 'seed' : 'seeds'} ${listed(sorted.map(String))}`
}
