import { mkdir } from 'node:fs/promises'
import type { VectorBatch } from '../../contracts/batch.js'
import type { Recipe } from '../../contracts/recipe.js'
import { RunError } from '../../errors/index.js'
import { chainNote } from '../../models/chain-note.js'
import { keyedRng } from '../../random/keyed.js'
import { isModelStored } from '../kept-models.js'
import { throwIfStopped } from '../stopped.js'
import type { VectorArmParts } from './arm-parts.js'
import type { VectorTask } from './generation-task.js'
import type { VectorMix } from './mix.js'
import { bytesOfModel, type Fitted } from './seed-context.js'
import { fed, starvedChains, withChainsOf } from './starved-chains.js'
import { readState, writeState } from './stored-state.js'

/** The model of one generation of numbers: from memory, else from the store, else fitted to the mix. */
export class FittedVectorModel {
  readonly #task: VectorTask
  readonly #mix: () => Promise<VectorMix>

  constructor(task: VectorTask, mix: () => Promise<VectorMix>) {
    this.#task = task
    this.#mix = mix
  }

  async get(): Promise<Fitted> {
    const { context, keys, scope } = this.#task
    const known = context.models.get(keys.fit)
    if (known !== undefined) return known
    const fitted = (await this.#load()) ?? (await scope.timed('fit', () => this.#fit()))
    context.models.set(keys.fit, fitted, bytesOfModel(fitted.model))
    return fitted
  }

  /** A model that stays is stored, and one that is at hand until the next generation is. */
  async store(): Promise<void> {
    const { store, context, keys, generation, kept, last } = this.#task
    if (!isModelStored(kept, generation, last) || store.hasStep(keys.fit)) return
    const stays = isModelStored({ ...kept, capabilities: { cheapFit: true } }, generation, last)
    const fitted = stays ? await this.get() : context.models.get(keys.fit)
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
    const { batch } = await this.#mix()
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
