import { mkdir } from 'node:fs/promises'
import type { FitContext, Model, WorkContext } from '../../contracts/model.js'
import { keyedRng } from '../../random/keyed.js'
import { isModelStored } from '../kept-models.js'
import { checkedModel } from './check-model.js'
import type { GenerationTask } from './generation-task.js'
import type { Mix } from './mix.js'

/** The model of one generation: from memory, else from the store, else fitted to the mix. */
export class FittedModel {
  readonly #task: GenerationTask
  readonly #mix: () => Promise<Mix>
  /** Whether this generation is the one to bring into the store; else another one needs its model. */
  #own = false

  constructor(task: GenerationTask, mix: () => Promise<Mix>) {
    this.#task = task
    this.#mix = mix
  }

  /** From now on a fitted model is stored at once: a sample of an hour may be interrupted. */
  storeWhenFitted(): void {
    this.#own = true
  }

  get(): Promise<Model> {
    const { seedContext, keys, scope } = this.#task
    return scope.model(seedContext.models, keys.fit, () => this.#loadOrFit())
  }

  /** Stores the model where the experiment keeps it; it is fitted for that if it has to be. */
  async store(): Promise<void> {
    if (this.#isStored) await this.#write(() => this.get())
  }

  async #loadOrFit(): Promise<Model> {
    const { store, keys, scope } = this.#task
    const loaded = await scope.timed('fit', () => this.#load())
    if (loaded !== undefined) return loaded
    const model = await scope.timed('fit', () => this.#fit())
    if (this.#own && this.#isStored) await this.#write(async () => model)
    if (!this.#own || store.hasStep(keys.fit)) await store.removeScratch(keys.fit)
    return model
  }

  async #load(): Promise<Model | undefined> {
    const { store, seedContext, parts, keys, threads, experiment } = this.#task
    const { arm, family } = parts
    const directory = await store.modelDirectory(keys.fit)
    if (directory === undefined) return undefined
    try {
      const { baseDirectory } = experiment
      const context = { human: seedContext.humanBatch, threads, baseDirectory }
      return checkedModel(await family.load(directory, arm.model, context), arm.model.family)
    } catch (error) {
      // Another worker may have removed the model of a generation that its own run is done with.
      if (store.hasStep(keys.fit)) throw error
      return undefined
    }
  }

  async #fit(): Promise<Model> {
    const { store, seedContext, parts, keys, generation, scope, past, threads, experiment } = this.#task
    const { arm, family } = parts
    const { batch } = await this.#mix()
    // The previous model is given back at the end of the fit: fitting a chain again holds two models, not all of them.
    return scope.within(async (within) => {
      const goesOn = generation > 0 && family.capabilities(arm.model).continues
      const context: Omit<FitContext, keyof WorkContext> = {
        human: seedContext.humanBatch,
        rng: keyedRng(seedContext.seed, 'generation', generation, 'fit'),
        threads,
        baseDirectory: experiment.baseDirectory,
        ...(goesOn ? { initial: await past(generation - 1, within).model() } : {}),
      }
      const work = scope.call('fit', 0, 1, () => store.openScratch(keys.fit))
      return checkedModel(await family.fit(batch, arm.model, Object.assign(work, context)), arm.model.family)
    })
  }

  get #isStored(): boolean {
    const { experiment, generation, last, parts } = this.#task
    const capabilities = parts.family.capabilities(parts.arm.model)
    return isModelStored({ keep: experiment.keepModels, capabilities }, generation, last)
  }

  async #write(fitted: () => Promise<Model>): Promise<void> {
    const { store, keys } = this.#task
    if (store.hasStep(keys.fit)) return
    const model = await fitted()
    // Fitted when it was asked for, it is stored by now.
    if (store.hasStep(keys.fit)) return
    await store.writeModel(keys.fit, async (directory) => {
      await mkdir(directory, { recursive: true })
      await model.save(directory)
    })
  }
}
