import type { RegressionOptions } from '../../../worlds/regression/options.js'
import { accumulateError, replaceError } from '../linear-regression.js'
import { byGeneration, type NumberCurve } from './number-curve.js'
import type { ConfiguredNumbers, NumberLoop } from './number-loop.js'

const SUMMARY = 'least squares refitted on its own labels, exact in expectation'

/** The expected error of least squares under replace and accumulate; or why it is not known. */
export function regressionCurves(
  { human }: ConfiguredNumbers,
  { strategy, points, temperature, model }: NumberLoop,
  generations: number,
): readonly NumberCurve[] | string {
  const world = human as unknown as RegressionOptions
  const noise = world.noise ?? 1
  const dimension = world.dimension ?? world.coefficients?.length ?? 10
  if (model['penalty'] || model['label_shift']) return 'known for least squares with honest labels'
  if ((model['noise'] ?? noise) !== noise || noise === 0) return 'labels do not have the noise of the world'
  if (temperature !== 1) return `sampling is not that of the model: temperature ${temperature}`
  if (points <= dimension + 1) return `${points} points for ${dimension} coefficients: no expected error`
  const law = { replace: replaceError, accumulate: accumulateError }[strategy]
  if (law === undefined) return `no law of refitted least squares for ${strategy}`
  if (strategy === 'accumulate' && model['design'] === 'new') return 'known for inputs that stay the same'
  const values = byGeneration(generations, (generation) =>
    law.value({ dimension, points, noise: noise * noise }, generation),
  )
  const curve = { values, law: law.name, assumptions: law.assumptions, summary: SUMMARY }
  // Of inputs with unequal variances only the error of predictions is known, whatever their covariance.
  return [
    { ...curve, metric: 'regression_error.excess' },
    ...(world.spectrum ? [] : [{ ...curve, metric: 'regression_error.coefficients' }]),
  ]
}
