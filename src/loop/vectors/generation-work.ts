import { mkdir } from 'node:fs/promises'
import type { Experiment } from '../../config/experiment.js'
import type { VectorBatch } from '../../contracts/batch.js'
import type { PartSource, Recipe, RecipePart } from '../../contracts/recipe.js'
import type { VectorMetric, VectorModel } from '../../contracts/vectors.js'
import { RunError } from '../../errors/index.js'
import { measureVectors } from '../../metrics/measured.js'
import { chainNote } from '../../models/chain-note.js'
import { keyedRng } from '../../random/keyed.js'
import type { GenerationRun, Place } from '../ground.js'
import { isModelStored, type KeptModels } from '../kept-models.js'
import { type GenerationRecord, type RealisedMix, STORE_FORMAT, type StoredMetric } from '../store/records.js'
import { throwIfStopped } from '../stopped.js'
import type { Store } from '../store/store.js'
import type { VectorArmParts } from './arm-parts.js'
import { curated, curationNotes } from './curate.js'
import { materialiseVectors, realisedMix, type VectorMix } from './mix.js'
import { notesKey } from './notes-key.js'
import { bytesOfBatch, bytesOfModel, type Fitted, type VectorSeedContext } from './seed-context.js'
import { fed, starvedChains, withChainsOf } from './starved-chains.js'
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
    const { store, keys, parts, context, generation, recipe, scope } = this.#task
    throwIfStopped(scope.signal)
    const notes = await this.#notes()
    await this.#storeModel()
    const metrics = await this.#measure()
    await this.#storeModel()
    await store.addTiming(parts.arm.slug, context.seed, generation, keys.measure, scope.tally.work)
    return {
      format: STORE_FORMAT,
      arm: parts.arm.name,
      seed: context.seed,
      generation,
      keys,
      recipe,
      mix: this.#realised(),
      sampled: this.#sampleSize,
      kept: this.#sampleSize,
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
    const { recipe, context, past, scope } = this.#task
    return realisedMix(recipe, context.seed, (source, { take }) => {
      if (source === 'human') return context.human.points
      if (typeof source === 'object') return past(source.sample, scope).#sampleSize
      return take.kind === 'range' ? take.to - take.from : 0
    })
  }

  /** What the fit had to decide and what curation left: stored, since the model and the sample are not. */
  async #notes(): Promise<readonly string[]> {
    const { store, keys, parts } = this.#task
    const stored = await store.readNotes(notesKey(keys))
    if (stored !== undefined) return stored
    const { notes: ofFit } = await this.#fitted()
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
    const { parts, context, generation, recipe, past, scope } = this.#task
    const { family, arm } = parts
    const { batch } = await this.mix()
    throwIfStopped(scope.signal)
    const { signal } = scope
    scope.spent('fit', batch.chains * batch.count)
    const { leastItems = 1 } = family.capabilities(arm.model)
    const starved = starvedChains(batch, leastItems)
    const newest = newestSample(recipe)
    const keeps = starved.length > 0 && newest !== undefined
    const model = await family.fit(keeps ? fed(batch, starved) : batch, arm.model, {
      rng: keyedRng(context.seed, 'generation', generation, 'fit'),
      human: context.human.train,
      world: context.world,
      progress: (done, total) => scope.progress('fit', total > 0 ? done / total : 1),
      ...(signal ? { signal } : {}),
    })
    if (!keeps) return { model, notes: model.notes }
    const earlier = await past(newest, scope).model()
    const state = withChainsOf(model.state, earlier.state, starved)
    if (state === undefined) throw starvedError(parts, generation, starved[0], batch)
    const found = leastItems === 1 ? 'no item' : `fewer than ${leastItems} items`
    const note = `curation left ${found} to be fitted to; it keeps the last model`
    return {
      model: family.restore(state, arm.model),
      notes: [...model.notes, ...chainNote(starved.length, batch.chains, note)],
    }
  }

  /** A model that stays is stored, and one that is at hand until the next generation is. */
  async #storeModel(): Promise<void> {
    const { store, context, keys, generation, kept, last } = this.#task
    if (!isModelStored(kept, generation, last) || store.hasStep(keys.fit)) return
    const stays = isModelStored({ ...kept, capabilities: { cheapFit: true } }, generation, last)
    const fitted = stays ? await this.#fitted() : context.models.get(keys.fit)
    if (fitted === undefined) return
    const {
      model: { state },
      notes,
    } = fitted
    await store.writeModel(keys.fit, async (directory) => {
      await mkdir(directory, { recursive: true })
      await writeState(directory, { state, notes })
    })
  }

  get #sampleSize(): number {
    const { parts, context } = this.#task
    return parts.arm.sample.documents ?? context.human.points
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
    const { parts, context, generation, scope } = this.#task
    const { arm, family, stages } = parts
    const count = this.#sampleSize
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

/** The newest generation whose sample a recipe takes: that of the model that a chain without items keeps. */
function newestSample({ parts }: Recipe): number | undefined {
  const samples = parts.flatMap(({ source }) => (typeof source === 'object' ? [source.sample] : []))
  return samples.length === 0 ? undefined : Math.max(...samples)
}

function starvedError(
  { arm, family, stages }: VectorArmParts,
  generation: number,
  chain: number,
  { chains }: VectorBatch,
): RunError {
  const names = stages.map(({ stage }) => stage.name).join(', ')
  return new RunError(
    `arms.${arm.name}: generation ${generation}: curation (${names}) left too few items of chain ${chain + 1} of ${chains}, and a ${family.name} of another size cannot take its place`,
    'Let the stages of curation keep more, mix in human data, draw larger samples, or mix a constant number of points.',
  )
}
