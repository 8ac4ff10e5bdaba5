import type { VectorBatch } from '../../contracts/batch.js'
import type { VectorModel } from '../../contracts/vectors.js'
import { keyedRng } from '../../random/keyed.js'
import { curated } from './curate.js'
import { sampleSizeOf, type VectorTask } from './generation-task.js'

/** A generation's sample with the weights that curation gives it: what the model and the seed decide. */
export function drawSample(task: VectorTask, model: VectorModel): VectorBatch {
  const { parts, context, generation, scope } = task
  const { arm, family, stages } = parts
  const count = sampleSizeOf(task)
  const stream = (purpose: string) => keyedRng(context.seed, 'generation', generation, purpose)
  const { relabels } = family.capabilities(arm.model)
  const inputs =
    relabels === undefined
      ? undefined
      : relabels === 'train'
        ? context.human.train
        : context.world.draw(count, context.human.chains, stream('inputs'))
  scope.spent('sample', count * context.human.chains)
  const request = { count, ...(inputs ? { inputs } : {}) }
  const drawn = model.sample(request, arm.sample.decoding, stream('sample'))
  const provenance = [{ length: count, origin: { kind: 'synthetic', generation } }] as const
  return curated({ ...drawn, provenance }, stages, context.world, stream('curation'))
}
