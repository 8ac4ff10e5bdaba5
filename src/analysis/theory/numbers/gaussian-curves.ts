import { normalWorld } from '../../../worlds/normal/world.js'
import type { NormalWorldOptions } from '../../../worlds/normal/options.js'
import * as accumulate from '../gaussian-accumulate.js'
import * as replace from '../gaussian-replace.js'
import { wasserstein } from '../gaussian-wasserstein.js'
import * as mixed from '../mixed-gaussian.js'
import { byGeneration, type NumberCurve } from './number-curve.js'
import type { ConfiguredNumbers, NumberLoop } from './number-loop.js'

/** A law with all its parameters, as a function of the generation. */
interface Bound {
  readonly name: string
  readonly assumptions: string
  at(generation: number): number
}

const SUMMARY = 'a normal distribution refitted on points that models drew, exact in expectation'

/**
 * What the moments of Gaussian models are expected to be under replace (any temperature), accumulate and a mix with new
 * human points; or why they are not known.
 */
export function gaussianCurves(
  { human }: ConfiguredNumbers,
  loop: NumberLoop,
  generations: number,
): readonly NumberCurve[] | string {
  const { dimension, variance } = truthOf(human as unknown as NormalWorldOptions)
  const laws = lawsOf(loop, variance)
  if (typeof laws === 'string') return laws
  const curve = (metric: string, { name, assumptions, at }: Bound, scale = 1): NumberCurve => ({
    metric,
    values: byGeneration(generations, (generation) => scale * at(generation)),
    law: name,
    assumptions,
    summary: SUMMARY,
  })
  return [
    curve('variance.mean', laws.variance),
    curve('variance.ratio_to_truth', laws.variance, 1 / variance),
    curve('mean_error.squared', laws.error, dimension),
    ...(dimension === 1 ? laws.ofOneDimension.map(([metric, law]) => curve(metric, law)) : []),
  ]
}

/** Every law is linear in the truth's variance: of unequal axes it holds for their mean. */
function truthOf(options: NormalWorldOptions) {
  const { truth, dimension } = normalWorld.create(options)
  if (truth.kind !== 'normal') throw new TypeError('the world normal has a normal truth')
  let sum = 0
  for (let axis = 0; axis < dimension; axis++) sum += truth.covariances[axis * (dimension + 1)]
  return { dimension, variance: sum / dimension }
}

interface Laws {
  readonly variance: Bound
  readonly error: Bound
  readonly ofOneDimension: readonly (readonly [metric: string, law: Bound])[]
}

function lawsOf(
  { strategy, points, human, draw, temperature, model }: NumberLoop,
  variance: number,
): Laws | string {
  const ddof = model['ddof'] === 0 ? 0 : 1
  const bind = <Parameters>(law: Law<Parameters>, parameters: Parameters): Bound => ({
    name: law.name,
    assumptions: law.assumptions,
    at: (generation) => law.value(parameters, generation),
  })
  if (strategy === 'replace' || (strategy === 'mix' && human === 0)) {
    const given = { points, ddof, variance, temperature } as const
    return {
      variance: bind(replace.meanVariance, given),
      error: bind(replace.meanSquaredError, given),
      ofOneDimension: [
        ['variance.mean_sd', bind(replace.meanDeviation, given)],
        ['variance.mean_log', bind(replace.meanLogVariance, given)],
        ['wasserstein2.squared', bind(wasserstein, given)],
        ['frechet_moments.squared', bind(wasserstein, given)],
      ],
    }
  }
  if (temperature !== 1) return `known at temperature 1 for ${strategy}`
  if (strategy === 'accumulate') {
    const given = { points, ddof, variance } as const
    return {
      variance: bind(accumulate.meanVariance, given),
      error: bind(accumulate.meanSquaredError, given),
      ofOneDimension: [],
    }
  }
  if (strategy === 'mix' && draw === 'fresh') {
    const given = { points, human, ddof, variance } as const
    return {
      variance: bind(mixed.meanVariance, given),
      error: bind(mixed.meanSquaredError, given),
      ofOneDimension: [],
    }
  }
  return `no law of Gaussian moments for ${strategy}${strategy === 'mix' ? ` with draw: ${draw}` : ''}`
}

interface Law<Parameters> {
  readonly name: string
  readonly assumptions: string
  value(parameters: Parameters, generation: number): number
}
