import type { Family } from '../contracts/model.js'
import type { Recipe } from '../contracts/recipe.js'
import type { ResolvedArm } from '../config/experiment.js'
import { fingerprint } from '../config/fingerprint.js'
import { STORE_FORMAT, type GenerationKeys } from './records.js'

/**
 * A step's key is the fingerprint of everything its bytes depend on, and of nothing else. Left out on purpose:
 *
 * | left out | why |
 * |---|---|
 * | the experiment's and the arm's name, order of arms | renaming or adding an arm changes no number |
 * | number of workers, of seeds, of generations to come | work is keyed by (seed, generation, purpose) |
 * | the generation, in `fit` of a family that fits without randomness | the same mix gives the same model |
 * | `requested` of a recipe | two recipes with the same parts are the same training set |
 * | `keep_models`, `excerpts`, the list of metrics | they decide what is kept and shown, not what comes out; a metric has its own version |
 */
export interface KeyContext {
  /** The training split. */
  readonly humanKey: string
  /** The test split and the fresh split beside it. */
  readonly testKey: string
  readonly seed: number
  readonly probeTokens: number
  readonly family: Family
  /** Versions of the curation stages, in order. */
  readonly stageVersions: readonly number[]
}

export function generationKeys(
  context: KeyContext,
  arm: ResolvedArm,
  generation: number,
  recipe: Recipe,
  keptKeyOf: (generation: number) => string,
  /** The fit of generation 0 under the same seed: metrics compare with it. */
  zeroFit: string | undefined,
): GenerationKeys {
  const { humanKey, testKey, seed, family } = context
  const parts = recipe.parts.map((part) =>
    typeof part.source === 'object' ? { ...part, source: { kept: keptKeyOf(part.source.sample) } } : part,
  )
  const randomFit = family.capabilities(arm.model).randomFit
  const fit = stepKey('fit', {
    humanKey,
    seed,
    model: arm.model,
    version: family.version,
    parts,
    edits: recipe.edits,
    ...(parts.some(({ source }) => source === 'fresh') ? { testKey } : {}),
    ...(randomFit ? { generation } : {}),
  })
  const sample = stepKey('sample', { fit, seed, generation, sample: arm.sample })
  const { decoding } = arm.sample
  const probe = stepKey('probe', { fit, seed, generation, decoding, tokens: context.probeTokens })
  const kept =
    arm.curation.length === 0
      ? sample
      : stepKey('kept', { sample, curation: arm.curation, versions: context.stageVersions })
  const measure = stepKey('measure', { fit, probe, kept, testKey, zeroFit: zeroFit ?? fit })
  return { fit, sample, probe, kept, measure }
}

function stepKey(kind: string, dependencies: unknown): string {
  // 128 bits name a step; the whole hash would only make paths long.
  return `${kind}-${fingerprint({ format: STORE_FORMAT, kind, dependencies }).slice(0, 32)}`
}
