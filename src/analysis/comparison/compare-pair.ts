import type { Rng } from '../../contracts/rng.js'
import { standardDeviation } from '../../numerics/mean.js'
import type { EffectScale } from '../headlines.js'
import { bcaInterval } from '../paired/bca-interval.js'
import { equivalenceP } from '../paired/equivalence.js'
import { hedgesG } from '../paired/hedges-g.js'
import { ratioOfMeans } from '../paired/ratio-of-means.js'
import { signFlip } from '../paired/sign-flip.js'
import { type PairedDifference, pairedDifference } from '../paired-difference.js'
import type { Thresholds } from '../thresholds.js'
import { marginOf } from './margin.js'
import type { ComparisonRow } from './row.js'
import { seedsToSettle } from './seeds-to-settle.js'

/** What two arms' values in one metric give, without the correction for other rows. */
export type PairNumbers = Omit<
  ComparisonRow,
  | 'experiment'
  | 'arm'
  | 'reference'
  | 'metric'
  | 'group'
  | 'label'
  | 'unit'
  | 'better'
  | 'scale'
  | 'generation'
  | 'adjustedP'
  | 'finding'
  | 'reason'
> & { readonly because: string | undefined }

/** All paired statistics of values by seed against reference values by seed. */
export function comparePair(
  values: ReadonlyMap<number, number>,
  reference: ReadonlyMap<number, number>,
  scale: EffectScale,
  thresholds: Thresholds,
  rng: Rng,
): PairNumbers {
  const { confidence } = thresholds
  const pair = pairedDifference(values, reference, confidence)
  const seeds = [...values.keys()].filter((seed) => reference.has(seed)).sort((a, b) => a - b)
  const x = seeds.map((seed) => values.get(seed)!)
  const y = seeds.map((seed) => reference.get(seed)!)
  const finite = x.length > 0 && [...x, ...y].every(Number.isFinite)
  const differences = finite ? x.map((value, at) => value - y[at]) : []
  // Without a spread there is nothing that a test or an effect size could be measured in.
  const varied = pair.p === undefined ? [] : differences
  const flips = signFlip(varied, rng.fork('sign flips'))
  const bootstrap = bcaInterval(varied, confidence, rng.fork('bootstrap'))
  const size = hedgesG(varied, confidence)
  const margin = finite ? marginOf(scale, x, y, thresholds) : undefined
  const deviation = varied.length < 2 ? 0 : standardDeviation(varied)
  // Nor an interval: one of no width would say that another seed must give the same.
  const [low, high] = varied.length < 2 ? [] : [pair.low, pair.high]
  return {
    pairs: pair.pairs,
    value: pair.value,
    referenceValue: pair.referenceValue,
    difference: pair.difference,
    low,
    high,
    p: pair.p,
    permutationP: flips?.p,
    smallestPermutationP: flips?.smallestP,
    permutation: flips?.method,
    bootstrapLow: bootstrap?.low,
    bootstrapHigh: bootstrap?.high,
    ...ratioNumbers(scale, { ...pair, low, high }, finite ? x : [], y, confidence),
    g: size?.g,
    gLow: size?.low,
    gHigh: size?.high,
    marginLow: margin?.low,
    marginHigh: margin?.high,
    equivalenceP: margin && equivalenceP(margin.above, margin.below),
    ...seedsToSettle(pair.difference, deviation, margin, 1 - confidence),
    because: pair.reason,
  }
}

function ratioNumbers(
  scale: EffectScale,
  pair: PairedDifference,
  x: readonly number[],
  y: readonly number[],
  confidence: number,
): Pick<ComparisonRow, 'ratioOf' | 'ratio' | 'ratioLow' | 'ratioHigh'> {
  if (scale === 'bits' || scale === 'nats') {
    const unit = scale === 'bits' ? Math.LN2 : 1
    const power = (value: number | undefined) => (value === undefined ? undefined : Math.exp(value * unit))
    return {
      ratioOf: 'effective numbers',
      ratio: power(pair.difference),
      ratioLow: power(pair.low),
      ratioHigh: power(pair.high),
    }
  }
  const found = x.length === 0 ? undefined : ratioOfMeans(x, y, confidence)
  const [ratioLow, ratioHigh] = pair.low === undefined ? [] : [found?.low, found?.high]
  return { ratioOf: 'means', ratio: found?.ratio, ratioLow, ratioHigh }
}
