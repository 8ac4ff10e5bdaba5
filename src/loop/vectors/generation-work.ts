import type { VectorBatch } from '../../contracts/batch.js'
import type { PartSource, RecipePart } from '../../contracts/recipe.js'
import type { VectorModel } from '../../contracts/vectors.js'
import { measureVectors } from '../../metrics/measured.js'
import { keyedRng } from '../../random/keyed.js'
import type { GenerationRun } from '../ground.js'
import { measureMissing } from '../measure-missing.js'
import { throwIfStopped } from '../stopped.js'
import { type GenerationRecord, type RealisedMix, STORE_FORMAT, type StoredMetric } from '../store/records.js'
import { curationNotes } from './curate.js'
import { drawSample } from './draw-sample.js'
import { FittedVectorModel } from './fitted-model.js'
import { sampleSizeOf, type VectorParts, type VectorTask } from './generation-task.js'
import { materialiseVectors, realisedMix, type VectorMix } from './mix.js'
import { notesKey } from './notes-key.js'
import { bytesOfBatch } from './seed-context.js'

/**
 * The parts of one generation of numbers, each made when it is first asked for. Models are stored, samples never:
 * a model and the seed say what the sample is, and drawing it again costs less than reading it.
 */
export class VectorGenerationWork implements GenerationRun, VectorParts {
  readonly #task: VectorTask
  readonly #fitted: FittedVectorModel
  #mix: Promise<VectorMix> | undefined

  constructor(task: VectorTask) {
    this.#task = task
    this.#fitted = new FittedVectorModel(task, () => this.mix())
  }

  async run(): Promise<GenerationRecord> {
    const { store, keys, parts, context, generation, recipe, scope } = this.#task
    throwIfStopped(scope.signal)
    const notes = await this.#notes()
    await this.#fitted.store()
    const metrics = await this.#measure()
    await this.#fitted.store()
    await store.addTiming(parts.arm.slug, context.seed, generation, keys.measure, scope.tally.work)
    return {
      format: STORE_FORMAT,
      arm: parts.arm.name,
      seed: context.seed,
      generation,
      keys,
      recipe,
      mix: this.#realised(),
      sampled: sampleSizeOf(this.#task),
      kept: sampleSizeOf(this.#task),
      dropped: 0,
      notes,
      metrics,
    }
  }

  mix(): Promise<VectorMix> {
    const { recipe, context } = this.#task
    this.#mix ??= materialiseVectors(recipe, context.seed, (source, part) => this.#open(source, part))
    return this.#mix
  }

  /** From sizes: where all else is stored, no sample is drawn again for it. */
  #realised(): RealisedMix {
    const { recipe, context } = this.#task
    return realisedMix(recipe, context.seed, (source, { take }) => {
      if (source === 'human') return context.human.points
      if (typeof source === 'object') return sampleSizeOf(this.#task)
      return take.kind === 'range' ? take.to - take.from : 0
    })
  }

  /** What the fit had to decide and what curation left: stored, since the model and the sample are not. */
  async #notes(): Promise<readonly string[]> {
    const { store, keys, parts } = this.#task
    const stored = await store.readNotes(notesKey(keys))
    if (stored !== undefined) return stored
    const { notes: ofFit } = await this.#fitted.get()
    const notes = parts.stages.length === 0 ? ofFit : [...ofFit, ...curationNotes(await this.kept())]
    await store.writeNotes(notesKey(keys), notes)
    return notes
  }

  async #open(source: PartSource, { take }: RecipePart): Promise<VectorBatch> {
    const { context, past, scope } = this.#task
    const { human } = context
    if (source === 'human') return human.train
    if (typeof source === 'object') return past(source.sample, scope).kept()
    return take.kind === 'range'
      ? human.fresh(take.from, take.to)
      : Promise.reject(new RangeError('fresh items are taken as a range'))
  }

  async model(): Promise<VectorModel> {
    return (await this.#fitted.get()).model
  }

  /** The sample as curation left it: what later generations train on. */
  async kept(): Promise<VectorBatch> {
    const { context, keys, scope } = this.#task
    const known = context.kept.get(keys.kept)
    if (known !== undefined) return known
    const model = await this.model()
    const kept = await scope.timed('sample', async () => drawSample(this.#task, model))
    context.kept.set(keys.kept, kept, bytesOfBatch(kept))
    return kept
  }

  #measure(): Promise<Record<string, StoredMetric>> {
    const { store, keys, metrics, scope, context, generation, parts } = this.#task
    return measureMissing(metrics, { store, key: keys.measure, scope }, async () => {
      const model = await this.model()
      const { batch: mix } = await this.mix()
      return (metric) =>
        measureVectors(metric, {
          generation,
          state: model.state,
          truth: context.world.truth,
          model,
          generationZero: async () => (await this.#zero().model()).state,
          sample: () => this.kept(),
          mix,
          train: context.human.train,
          test: context.human.test,
          decoding: parts.arm.sample.decoding,
          // A generator of its own: what one metric draws must not depend on which others are measured.
          rng: keyedRng(context.seed, 'generation', generation, 'measure', metric.id),
        })
    })
  }

  #zero(): VectorParts {
    const { generation, past, scope } = this.#task
    return generation === 0 ? this : past(0, scope)
  }
}
