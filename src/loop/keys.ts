import type { Family, FamilyCapabilities } from '../contracts/model.js'
import type { Recipe } from '../contracts/recipe.js'
import type { Version } from '../contracts/registry.js'
import type { ResolvedArm } from '../config/experiment.js'
import { fingerprint } from '../config/fingerprint.js'
import { STORE_FORMAT, type GenerationKeys } from './store/records.js'

/** What a key asks of a family, of texts or numbers. */
export type KeyedFamily = Pick<Family, 'version'> & {
  capabilities(options: unknown): Pick<FamilyCapabilities, 'randomFit' | 'continues'>
}

/**
 * A step's key is the fingerprint of everything its bytes depend on, and of nothing else. Left out on purpose:
 *
 * | left out | why |
 * |---|---|
 * | the experiment's and the arm's name, order of arms | renaming or adding an arm changes no number |
 * | number of workers, of seeds, of generations to come | work is keyed by (seed, generation, purpose) |
 * | the generation, in `fit` where neither the family nor an edit of the mix draws random numbers | the same mix gives the same model |
 * | the strategy, its version and options | the recipe that it wrote says all that counts |
 * | `requested` of a recipe | two recipes with the same parts are the same training set |
 * | threads | a model is the same for any number of them |
 * | `keep_models`, `excerpts`, the list of metrics | they decide what is kept and shown, not what comes out; a metric has its own version |
 */
export interface KeyContext {
  /** The training split. */
  readonly humanKey: string
  /** The test split and the fresh split beside it. */
  readonly testKey: string
  /** Facts that are no part of the training split. */
  readonly factsKey?: string | undefined
  readonly seed: number
  readonly probeTokens: number
  /** What a token is to the probe and to metrics, where it is not what white space separates. */
  readonly tokenisation?: string | undefined
  readonly family: KeyedFamily
  /** What stands in the files that the model's options name. */
  readonly identity?: string | undefined
  /** Versions of the curation stages, in order. */
  readonly stageVersions: readonly Version[]
  /** Whether a stage judges by the facts: what curation keeps then depends on them too. */
  readonly stagesRead?: boolean | undefined
}

export function generationKeys(
  context: KeyContext,
  arm: ResolvedArm,
  generation: number,
  recipe: Recipe,
  /** The keys of generations 0 .. generation - 1. */
  past: readonly GenerationKeys[],
): GenerationKeys {
  const { humanKey, testKey, seed, family, identity, tokenisation } = context
  const parts = recipe.parts.map(({ source, edit, ...part }) => ({
    ...part,
    source: typeof source === 'object' ? { kept: past[source.sample].kept } : source,
    ...(edit ? { edit: { ...edit, by: past[edit.by].fit } } : {}),
  }))
  const edited = parts.some(({ edit }) => edit !== undefined)
  const { randomFit, continues } = family.capabilities(arm.model)
  const random = edited || randomFit
  const fit = stepKey('fit', {
    humanKey,
    seed,
    model: arm.model,
    version: family.version,
    ...(identity === undefined ? {} : { identity }),
    parts,
    trainingTokens: recipe.trainingTokens,
    ...(parts.some(({ source }) => source === 'fresh') ? { testKey } : {}),
    ...(random ? { generation } : {}),
    ...(continues && generation > 0 ? { initial: past[generation - 1].fit } : {}),
  })
  const sample = stepKey('sample', { fit, seed, generation, sample: arm.sample })
  const { decoding } = arm.sample
  const probe = stepKey('probe', {
    fit,
    seed,
    generation,
    decoding,
    tokens: context.probeTokens,
    tokenisation,
  })
  const { factsKey } = context
  const kept =
    arm.curation.length === 0
      ? sample
      : stepKey('kept', {
          sample,
          curation: arm.curation,
          versions: context.stageVersions,
          ...(context.stagesRead ? { factsKey } : {}),
        })
  // `zeroFit` stands for generation 0's probe as well: all else that it depends on is in `probe`.
  const zeroFit = past[0]?.fit ?? fit
  const measure = stepKey('measure', { fit, probe, kept, testKey, factsKey, zeroFit, tokenisation })
  return { fit, sample, probe, kept, measure }
}

function stepKey(kind: string, dependencies: unknown): string {
  // 128 bits name a step; the whole hash would only make paths long.
  return `${kind}-${fingerprint({ format: STORE_FORMAT, kind, dependencies }).slice(0, 32)}`
}
