import { parse } from 'yaml'
import type { Results } from '../../../contracts/results.js'
import { BadInputError } from '../../../errors/index.js'
import { gaussianCurves } from './gaussian-curves.js'
import type { NumberCurve } from './number-curve.js'
import { type ConfiguredNumbers, type NumberLoop, numberLoop } from './number-loop.js'
import { regressionCurves } from './regression-curves.js'
import { stateCurves } from './state-curves.js'

type CurvesOf = (
  configured: ConfiguredNumbers,
  loop: NumberLoop,
  generations: number,
) => readonly NumberCurve[] | string

/** Whose laws are known: models of a family that are fitted to numbers of a world. */
const KNOWN: readonly { readonly world: string; readonly family: string; readonly curves: CurvesOf }[] = [
  { world: 'normal', family: 'gaussian', curves: gaussianCurves },
  { world: 'states', family: 'categorical', curves: stateCurves },
  { world: 'regression', family: 'linear-regression', curves: regressionCurves },
]

/** The curves of every arm that a law covers, of measured metrics alone; and of the others, why there are none. */
export function numberCurves({ configuration, arms, generations, metrics }: Results) {
  const configured = parse(configuration) as ConfiguredNumbers
  const measured = new Set(metrics.map(({ id }) => id))
  const curves: (NumberCurve & { arm: string; group: string })[] = []
  const notCovered: { arm: string; reason: string }[] = []
  for (const { name: arm, humanOnly } of arms) {
    // Refitted on the same points the same model comes out: nothing to expect of it beside generation 0.
    if (humanOnly) continue
    const found = curvesOfArm(configured, arm, generations)
    if (typeof found === 'string') notCovered.push({ arm, reason: found })
    else {
      for (const curve of found) {
        if (measured.has(curve.metric)) curves.push({ group: '', ...curve, arm })
      }
    }
  }
  return { curves, notCovered }
}

function curvesOfArm(configured: ConfiguredNumbers, arm: string, generations: number) {
  const loop = numberLoop(configured, arm)
  if (typeof loop === 'string') return loop
  const { world } = configured.human
  const { family } = loop.model
  const known = KNOWN.find((each) => each.world === world && each.family === family)
  if (known === undefined) return `no law is known of ${family} models of the world ${world}`
  try {
    return known.curves(configured, loop, generations)
  } catch (error) {
    // A law that is asked outside its assumptions (one point, say) leaves the arm without a curve, not without a report.
    if (error instanceof BadInputError) return error.message
    throw error
  }
}
