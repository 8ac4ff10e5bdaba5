import type { Catalogue } from '../config/catalogue.js'
import type { ResolvedArm } from '../config/experiment.js'
import type { Family } from '../contracts/model.js'
import type { RegistryEntry } from '../contracts/registry.js'
import type { Strategy } from '../contracts/recipe.js'
import type { Stage } from '../contracts/stage.js'
import { BadInputError } from '../errors/index.js'

/** One arm's implementations, loaded. */
export interface ArmParts {
  readonly arm: ResolvedArm
  readonly family: Family
  readonly strategy: Strategy
  readonly stages: readonly { readonly stage: Stage; readonly options: unknown }[]
}

export async function loadArm(
  { families, strategies, stages }: Catalogue,
  arm: ResolvedArm,
): Promise<ArmParts> {
  return {
    arm,
    family: await named(families, arm.model.family, 'family'),
    strategy: await named(strategies, arm.mixing.strategy, 'strategy'),
    stages: await Promise.all(
      arm.curation.map(async (options) => ({ stage: await named(stages, options.stage, 'stage'), options })),
    ),
  }
}

function named<T>(entries: readonly RegistryEntry<T>[], name: string, kind: string): Promise<T> {
  const entry = entries.find((candidate) => candidate.name === name)
  if (entry === undefined) throw new BadInputError(`unknown ${kind} "${name}"`)
  return entry.load()
}
