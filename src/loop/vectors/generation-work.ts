import { mkdir } from 'node:fs/promises'
import type { Experiment } from '../../config/experiment.js'
import type { VectorBatch } from '../../contracts/batch.js'
import type { PartSource, RecipePart } from '../../contracts/recipe.js'
import type { VectorMetric, VectorModel } from '../../contracts/vectors.js'
import { measureVectors } from '../../metrics/measured.js'
import { keyedRng } from '../../random/keyed.js'
import type { GenerationRun, Place } from '../ground.js'
import { isModelStored, type KeptModels } from '../kept-models.js'
import { type GenerationRecord, STORE_FORMAT, type StoredMetric } from '../records.js'
import { throwIfStopped } from '../stopped.js'
import type { Store } from '../store.js'
import type { VectorArmParts } from './arm-parts.js'
import { curated } from './curate.js'
import { materialiseVectors, type VectorMix } from './mix.js'
import { bytesOfBatch, bytesOfModel, type Fitted, type VectorSeedContext } from './seed-context.js'
import { readState, writeState } from './stored-state.js'

export interface VectorTask extends Place<VectorGenerationWork> {
  readonly experiment: Experiment
  readonly store: Store
  readonly context: VectorSeedContext
  readonly parts: VectorArmParts
  readonly metrics: readonly VectorMetric[]
  readonly kept: KeptModels
}

/**
 * The parts of one generation of numbers, each made when it is first asked for. Models are stored, samples never:
 * a model and the seed say what the sample is, and drawing it again costs less than reading it.
 */
export class VectorGenerationWork implements GenerationRun {
  readonly #task: VectorTask
  #mix: Promise<VectorMix> | undefined

  constructor(task: VectorTask) {
    this.#task = task
  }

  async run(): Promise<GenerationRecord> {
    const { store, keys, parts, context, generation, recipe, scope, kept, last } = this.#task
    throwIfStopped(scope.signal)
    const fitted = await this.#fitted()
    if (isModelStored(kept, generation, last)) await this.#store(fitted)
    const metrics = await this.#measure()
    const { realised } = await this.mix()
    await store.addTiming(parts.arm.slug, context.seed, generation, keys.measure, scope.tally.work)
    return {
      format: STORE_FORMAT,
      arm: parts.arm.name,
      seed: context.seed,
      generation,
      keys,
      recipe,
      mix: realised,
      sampled: this.#sampleSize,
      kept: this.#sampleSize,
      dropped: 0,
      notes: fitted.notes,
      metrics,
    }
  }

  mix(): Promise<VectorMix> {
    const { recipe, context } = this.#task
    this.#mix ??= materialiseVectors(recipe, context.seed, (source, part) => this.#open(source, part))
    return this.#mix
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
    return (await this.#fitted()).model
  }

  async #fitted(): Promise<Fitted> {
    const { context, keys, scope } = this.#task
    const known = context.models.get(keys.fit)
    if (known !== undefined) return known
    const fitted = (await this.#load()) ?? (await scope.timed('fit', () => this.#fit()))
    context.models.set(keys.fit, fitted, bytesOfModel(fitted.model))
    return fitted
  }

  async #load(): Promise<Fitted | undefined> {
    const { store, parts, keys } = this.#task
    const directory = await store.modelDirectory(keys.fit)
    if (directory === undefined) return undefined
    try {
      const { state, notes } = await readState(directory)
      return { model: parts.family.restore(state, parts.arm.model), notes }
    } catch (error) {
      // Another worker may have removed the model of a generation that its own run is done with.
      if (store.hasStep(keys.fit)) throw error
      return undefined
    }
  }

  async #fit(): Promise<Fitted> {
    const { parts, context, generation, scope } = this.#task
    const { batch } = await this.mix()
    throwIfStopped(scope.signal)
    const { signal } = scope
    const model = await parts.family.fit(batch, parts.arm.model, {
      rng: keyedRng(context.seed, 'generation', generation, 'fit'),
      human: context.human.train,
      world: context.world,
      progress: (done, total) => scope.progress('fit', total > 0 ? done / total : 1),
      ...(signal ? { signal } : {}),
    })
    return { model, notes: model.notes }
  }

  async #store({ model: { state }, notes }: Fitted): Promise<void> {
    const { store, keys } = this.#task
    if (store.hasStep(keys.fit)) return
    await store.writeModel(keys.fit, async (directory) => {
      await mkdir(directory, { recursive: true })
      await writeState(directory, { state, notes })
    })
  }

  get #sampleSize(): number {
    const { parts, context } = this.#task
    return parts.arm.sample.documents ?? context.human.train.count
  }

  /** The sample as curation left it: what later generations train on. */
  async kept(): Promise<VectorBatch> {
    const { context, keys, scope } = this.#task
    const known = context.kept.get(keys.kept)
    if (known !== undefined) return known
    const model = await this.model()
    const kept = await scope.timed('sample', async () => this.#draw(model))
    context.kept.set(keys.kept, kept, bytesOfBatch(kept))
    return kept
  }

  #draw(model: VectorModel): VectorBatch {
    const { parts, context, generation } = this.#task
    const { arm, family, stages } = parts
    const count = this.#sampleSize
    const stream = (purpose: string) => keyedRng(context.seed, 'generation', generation, purpose)
    const { relabels } = family.capabilities(arm.model)
    const { train } = context.human
    const inputs =
      relabels === undefined
        ? undefined
        : relabels === 'train'
          ? train
          : context.world.draw(count, train.chains, stream('inputs'))
    const request = { count, ...(inputs ? { inputs } : {}) }
    const drawn = model.sample(request, arm.sample.decoding, stream('sample'))
    const provenance = [{ length: count, origin: { kind: 'synthetic', generation } }] as const
    return curated({ ...drawn, provenance }, stages, context.world, stream('curation'))
  }

  async #measure(): Promise<Record<string, StoredMetric>> {
    const { store, keys, metrics, scope, context, generation } = this.#task
    const stored = await store.readMeasures(keys.measure)
    const missing = metrics.filter(({ id, version }) => stored[id]?.version !== version)
    if (missing.length > 0) {
      const model = await this.model()
      const { batch: mix } = await this.mix()
      await scope.timed('measure', async () => {
        for (const [index, metric] of missing.entries()) {
          throwIfStopped(scope.signal)
          scope.progress('measure', index / missing.length)
          const values = await measureVectors(metric, {
            generation,
            state: model.state,
            truth: context.world.truth,
            model,
            generationZero: async () => (await this.#zero().model()).state,
            sample: () => this.kept(),
            mix,
            train: context.human.train,
            test: context.human.test,
            decoding: this.#task.parts.arm.sample.decoding,
            // A generator of its own: what one metric draws must not depend on which others are measured.
            rng: keyedRng(context.seed, 'generation', generation, 'measure', metric.id),
          })
          stored[metric.id] = { version: metric.version, values }
        }
      })
      await store.writeMeasures(keys.measure, stored)
    }
    return Object.fromEntries(metrics.map(({ id }) => [id, stored[id]]))
  }

  #zero(): VectorGenerationWork {
    const { generation, past, scope } = this.#task
    return generation === 0 ? this : past(0, scope)
  }
}
