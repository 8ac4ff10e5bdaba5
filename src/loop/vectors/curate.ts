import type { VectorBatch } from '../../contracts/batch.js'
import type { Rng } from '../../contracts/rng.js'
import type { VectorWorld } from '../../contracts/vectors.js'
import { RunError } from '../../errors/index.js'
import { chainNote } from '../../models/chain-note.js'
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

/**
 * What curation left of a sample's weight, for the record: items are weighed, not dropped, so that chains stay equally
 * long.
 *
 * @example
 * // weights 1, 0 in one chain and 0, 0 in the other
 * curationNotes(batch) // ['curation left 25.0% of the weight of a sample (mean over chains)', '1 of 2 chains: ...']
 */
export function curationNotes({ weights, chains, count }: VectorBatch): readonly string[] {
  if (weights === undefined) return []
  let left = 0
  let empty = 0
  for (let chain = 0; chain < chains; chain++) {
    let sum = 0
    for (let item = chain * count; item < (chain + 1) * count; item++) sum += weights[item]
    left += sum / count / chains
    if (sum === 0) empty++
  }
  return [
    `curation left ${(100 * left).toFixed(1)}% of the weight of a sample (mean over chains)`,
    ...chainNote(empty, chains, 'curation left nothing of the sample'),
  ]
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
