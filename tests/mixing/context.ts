import type {
  ComposeContext,
  PartSource,
  PastGeneration,
  Recipe,
  Strategy,
} from '../../src/contracts/recipe.js'
import { type MixSource, type Mix, materialise, mixSource } from '../../src/loop/text/mix.js'
import { strategies } from '../../src/mixing/registry.js'
import { keyedRng } from '../../src/random/keyed.js'

export interface Sizes {
  readonly human?: number
  readonly fresh?: number
  readonly freshUsed?: number
  readonly budget?: number
  /** Documents kept in generations 0, 1, ...: the mix is that of the next one. */
  readonly kept: readonly number[]
}

export function contextOf({ human = 100, fresh = 0, freshUsed = 0, budget, kept }: Sizes): ComposeContext {
  const recipe: Recipe = { parts: [], requested: { documents: 0, humanShare: 0 } }
  return {
    generation: kept.length,
    human,
    fresh,
    freshUsed,
    budget: budget ?? human,
    history: kept.map(
      (count, generation): PastGeneration => ({ generation, kept: count, recipe, metrics: {} }),
    ),
    control: () => Promise.reject(new Error('not needed')),
    better: () => 'neither',
    tokensOf: () => Promise.reject(new Error('not needed')),
    score: () => Promise.reject(new Error('not needed')),
  }
}

/** Options parsed by the strategy's schema, the strategy loaded, its recipe composed. */
export async function compose(
  options: { readonly strategy: string; readonly [option: string]: unknown },
  sizes: Sizes,
  seed = 1,
): Promise<Recipe> {
  const strategy = await load(options.strategy)
  return strategy.compose(
    parse(options),
    contextOf(sizes),
    keyedRng(seed, 'generation', sizes.kept.length, 'compose'),
  )
}

export function load(name: string): Promise<Strategy> {
  return entry(name).load()
}

export function parse(options: { readonly strategy: string; readonly [option: string]: unknown }): unknown {
  return entry(options.strategy).schema.parse(options)
}

function entry(name: string) {
  const found = strategies.find((candidate) => candidate.name === name)
  if (found === undefined) throw new Error(`no strategy ${name}`)
  return found
}

/** The mix of a recipe whose documents are named after their place: `human 3`, `fresh 0`, `sample-2 17`. */
export function materialiseNamed(recipe: Recipe, sizes: Sizes, seed = 1): Promise<Mix> {
  const { human = 100, fresh = 0, kept } = sizes
  const open = async (source: PartSource): Promise<MixSource> => {
    const [name, size] =
      typeof source === 'object'
        ? [`sample-${source.sample}`, kept[source.sample]]
        : [source, source === 'human' ? human : fresh]
    return mixSource(Array.from({ length: size }, (_, index) => `${name} ${index}`))
  }
  return materialise(recipe, seed, undefined, {
    open,
    edit: async (texts, { by }) => mixSource(texts.map((text) => `${text} edited by ${by}`)),
  })
}

/** Composes and materialises; the names of the documents in order. */
export async function documentsOf(
  options: { readonly strategy: string; readonly [key: string]: unknown },
  sizes: Sizes,
  seed = 1,
): Promise<readonly string[]> {
  return (await materialiseNamed(await compose(options, sizes, seed), sizes, seed)).batch.texts
}
