import type { VectorBatch } from '../../contracts/batch.js'
import type { Rng } from '../../contracts/rng.js'
import type { VectorWorld } from '../../contracts/vectors.js'
import { RunError } from '../../errors/index.js'
import type { VectorArmParts } from './arm-parts.js'

/** A sample with the weights that all stages together give its items: each stage's times what was before. */
export function curated(
  batch: VectorBatch,
  stages: VectorArmParts['stages'],
  world: VectorWorld,
  rng: Rng,
): VectorBatch {
  let result = batch
  for (const [index, { stage, options }] of stages.entries()) {
    const weights = stage.weigh(result, options, { rng: rng.fork(index), world })
    checkWeights(weights, result, stage.name)
    const before = result.weights
    result = {
      ...result,
      weights: before ? weights.map((weight, item) => weight * before[item]) : weights,
    }
  }
  return result
}

function checkWeights(weights: Float64Array, { chains, count }: VectorBatch, name: string): void {
  if (weights.length !== chains * count) {
    throw new RunError(`stage ${name}: gave ${weights.length} weights for ${chains * count} items`)
  }
  const wrong = weights.find((weight) => !(weight >= 0 && weight < Infinity))
  if (wrong !== undefined) {
    throw new RunError(`stage ${name}: gave the weight ${wrong}, expected a number from 0`)
  }
}
