import { expect, test } from 'vitest'
import { shiftedLabelsError } from '../../../src/analysis/theory/shifted-labels.js'
import type { LinearState } from '../../../src/contracts/state.js'
import type { VectorModel } from '../../../src/contracts/vectors.js'
import { linearRegressionFamily } from '../../../src/models/linear-regression/family.js'
import { linearRegressionSchema } from '../../../src/models/linear-regression/options.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { regressionSchema } from '../../../src/worlds/regression/options.js'
import { regression } from '../../../src/worlds/regression/regression.js'
import { zScore } from '../../helpers/statistics.js'
import { AS_IT_IS, joined } from '../../helpers/vector-batches.js'

/**
 * Strong Model Collapse, Dohmatob et al., arXiv 2410.04840: with a share p of items labelled by coefficients that are
 * wrong by c, the error is about noise^2 d / n + p^2 c^2: more data does not help. d = 20, c = 1, noise 1.
 */
const DIMENSION = 20
const world = regression.create(regressionSchema.parse({ world: 'regression', dimension: DIMENSION }))
const truth = world.truth as LinearState

/**
 * The expected error where the truth itself, shifted, labels: the law is of labels by a model with an error of its own,
 * which a law without a shift takes away.
 */
function exactError(points: number, shifted: number): number {
  const setting = { dimension: DIMENSION, points, share: shifted / points }
  const [own, ofModel, ofBoth] = [
    shiftedLabelsError.value({ ...setting, shift: 0 }, 0),
    shiftedLabelsError.value({ ...setting, shift: 0 }, 1),
    shiftedLabelsError.value({ ...setting, shift: 1 }, 1),
  ]
  return ofBoth - ofModel + own
}

/** |w - truth|^2 of fits to n items, of which the model with shifted labels labelled some. */
function errors(n: number, shifted: number, chains: number): number[] {
  const options = linearRegressionSchema.parse({ family: 'linear-regression', design: 'new', label_shift: 1 })
  const coefficients = new Float64Array(chains * DIMENSION).map((_, at) => truth.coefficients[at % DIMENSION])
  const labeller = linearRegressionFamily.restore({ ...truth, chains, coefficients }, options)
  const rng = keyedRng('strong collapse', n, shifted)
  const inputs = world.draw(shifted, chains, rng.fork('inputs'))
  const sample = labeller.sample({ count: shifted, inputs }, AS_IT_IS, rng.fork('sample'))
  const human = world.draw(n - shifted, chains, rng.fork('human'))
  const mix = joined([human, sample])
  const fit = linearRegressionFamily.fit(mix, options, { rng, human, world }) as VectorModel
  const fitted = fit.state as LinearState
  return Array.from({ length: chains }, (_, chain) =>
    truth.coefficients.reduce((sum, value, at) => {
      const off = fitted.coefficients[chain * DIMENSION + at] - value
      return sum + off * off
    }, 0),
  )
}

test.each([
  // Listed: simulated for this project, and the approximation, to the digits given.
  [2000, 0, 40, 0.0103, 0.01],
  [2000, 200, 40, 0.0219, 0.02],
  [2000, 1000, 20, 0.269, 0.26],
  [10_000, 1000, 8, 0.0125, 0.012],
])('%i items, %i of them labelled wrongly', (n, shifted, chains, listed, approximation) => {
  const share = shifted / n
  expect(DIMENSION / n + share * share).toBeCloseTo(approximation, 4)
  const exact = exactError(n, shifted)
  expect(Math.abs(exact / listed - 1)).toBeLessThan(0.05)
  expect(Math.abs(zScore(errors(n, shifted, chains), exact))).toBeLessThan(4)
})

test('a small share of wrong labels leaves a floor that no number of items removes', () => {
  expect(exactError(1e4, 1e2)).toBeGreaterThan(20 * 1e-4)
  expect(exactError(1e8, 1e6)).toBeCloseTo(1e-4, 6)
})
