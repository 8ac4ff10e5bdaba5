import { describe, expect, test } from 'vitest'
import type { LinearState } from '../../src/contracts/state.js'
import type { VectorModel } from '../../src/contracts/vectors.js'
import { labelVerifier } from '../../src/curation/label-verifier.js'
import { linearClassifierFamily } from '../../src/models/linear-classifier/family.js'
import { linearClassifierSchema } from '../../src/models/linear-classifier/options.js'
import { keyedRng } from '../../src/random/keyed.js'
import { ChainStreams } from '../../src/random/stream.js'
import { classes } from '../../src/worlds/classes/classes.js'
import { classesSchema } from '../../src/worlds/classes/options.js'
import { mean, variance } from '../helpers/statistics.js'
import { AS_IT_IS } from '../helpers/vector-batches.js'

/**
 * Feng et al., arXiv 2406.07515: of labels that are wrong with probability p a verifier keeps the share phi of the right
 * and psi of the wrong ones. A classifier of infinitely many of them is perfect for p < p* = 1 / (1 + psi / phi), and
 * wrong about everything above.
 */
const DIMENSION = 20
const COUNT = 1000
const CHAINS = 60
const world = classes.create(classesSchema.parse({ world: 'classes', dimension: DIMENSION }))
const truth = world.truth as LinearState

interface Setting {
  readonly p: number
  readonly phi: number
  readonly psi: number
}

/** The share of inputs that coefficients label rightly: 1 less their angle to the truth over pi. */
function accuracy(along: number, across: number): number {
  return 1 - Math.atan2(across, along) / Math.PI
}

function simulated({ p, phi, psi }: Setting): number[] {
  const rng = keyedRng('threshold', p, phi, psi)
  const options = linearClassifierSchema.parse({ family: 'linear-classifier', label_noise: p })
  const coefficients = new Float64Array(CHAINS * DIMENSION).map((_, at) => truth.coefficients[at % DIMENSION])
  const generator = linearClassifierFamily.restore({ ...truth, chains: CHAINS, coefficients }, options)
  const inputs = world.draw(COUNT, CHAINS, rng.fork('inputs'))
  const sample = generator.sample({ count: COUNT, inputs }, AS_IT_IS, rng.fork('sample'))
  const verifier = { stage: 'label-verifier', keep_correct: phi, keep_wrong: psi } as const
  const weights = labelVerifier.weigh(sample, verifier, { rng: rng.fork('verifier'), world })
  const fit = linearClassifierFamily.fit({ ...sample, weights }, options, {
    rng,
    human: inputs,
    world,
  }) as VectorModel
  const fitted = fit.state as LinearState
  return Array.from({ length: CHAINS }, (_, chain) => {
    const own = fitted.coefficients.subarray(chain * DIMENSION, (chain + 1) * DIMENSION)
    const along = own.reduce((sum, value, at) => sum + value * truth.coefficients[at], 0)
    return accuracy(along, Math.hypot(...own.map((value, at) => value - along * truth.coefficients[at])))
  })
}

/**
 * Accuracies by the central limit theorem: the sum of y x over kept items has along the truth the mean m = (phi (1 - p) -
 * psi p) sqrt(2 / pi) an item and the variance k - m^2, k = phi (1 - p) + psi p; across it the mean 0 and the variance k.
 */
function expected({ p, phi, psi }: Setting): number[] {
  const stream = new ChainStreams(keyedRng('theory', p, phi, psi)).of(0)
  const kept = phi * (1 - p) + psi * p
  const centre = (phi * (1 - p) - psi * p) * Math.sqrt(2 / Math.PI)
  return Array.from({ length: 3000 }, () => {
    const along = centre + Math.sqrt((kept - centre * centre) / COUNT) * stream.normal()
    let squares = 0
    for (let axis = 1; axis < DIMENSION; axis++) {
      const across = stream.normal()
      squares += across * across
    }
    return accuracy(along, Math.sqrt((squares * kept) / COUNT))
  })
}

describe.each([
  [1, 1, 0.5],
  [0.9, 0.3, 0.75],
  [0.7, 0.05, 14 / 15],
])('keeping %d of the right and %d of the wrong labels', (phi, psi, threshold) => {
  test.each([-0.04, 0, 0.04])(`error p* ${threshold.toFixed(3)} %d`, (offset) => {
    expect(1 / (1 + psi / phi)).toBeCloseTo(threshold, 12)
    const setting = { p: threshold + offset, phi, psi }
    const [found, theory] = [simulated(setting), expected(setting)]
    const error = Math.sqrt(variance(found) / found.length + variance(theory) / theory.length)
    expect(Math.abs(mean(found) - mean(theory))).toBeLessThan(4 * error)
    if (offset === 0) expect(Math.abs(mean(found) - 0.5)).toBeLessThan(4 * error)
    else expect(Math.sign(0.5 - mean(found))).toBe(Math.sign(offset))
  })
})
