import type { Catalogue } from '../config/catalogue.js'
import type { Experiment, ResolvedArm } from '../config/experiment.js'
import { fingerprint } from '../config/fingerprint.js'
import type { Family } from '../contracts/model.js'
import type { RegistryEntry } from '../contracts/registry.js'
import type { Strategy } from '../contracts/recipe.js'
import type { Stage } from '../contracts/stage.js'
import { BadInputError, RunError } from '../errors/index.js'

/** One arm's implementations, loaded. */
export interface ArmParts {
  readonly arm: ResolvedArm
  readonly family: Family
  /** Checksum of the files that the model's options name (a base model, a tokenizer), for families that have such. */
  readonly identity?: string
  readonly strategy: Strategy
  readonly stages: readonly { readonly stage: Stage; readonly options: unknown }[]
}

/** The parts of all arms of an experiment. Arms of the same model share its identity: base models are large files. */
export function loadArms({ catalogue, arms, path, baseDirectory }: Experiment): Promise<ArmParts[]> {
  const identities = new Map<string, Promise<string>>()
  const identify = (family: Family, arm: ResolvedArm) => {
    const model = fingerprint(arm.model)
    const known = identities.get(model) ?? identityOf(family, arm, path, baseDirectory)
    identities.set(model, known)
    return known
  }
  return Promise.all(arms.map((arm) => loadArm(catalogue, arm, identify)))
}

async function loadArm(
  { families, strategies, stages }: Catalogue,
  arm: ResolvedArm,
  identify: (family: Family, arm: ResolvedArm) => Promise<string>,
): Promise<ArmParts> {
  const family = await named(families, arm.model.family, 'family')
  return {
    arm,
    family,
    ...(family.identity === undefined ? {} : { identity: await identify(family, arm) }),
    strategy: await named(strategies, arm.mixing.strategy, 'strategy'),
    stages: await Promise.all(
      arm.curation.map(async (options) => ({ stage: await named(stages, options.stage, 'stage'), options })),
    ),
  }
}

/** An error of the files says which arm's model names them. */
async function identityOf(
  family: Family,
  arm: ResolvedArm,
  path: string,
  baseDirectory: string,
): Promise<string> {
  let identity: unknown
  try {
    identity = await family.identity?.(arm.model, baseDirectory)
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error
    throw new BadInputError(`${path}: arms.${arm.name}: model: ${error.message}`, error.hint, {
      cause: error,
    })
  }
  if (typeof identity === 'string') return identity
  throw new RunError(
    `family ${family.name}: identity gave ${typeof identity}, expected a string`,
    'Return the checksum of the files that the options name.',
  )
}

function named<T>(entries: readonly RegistryEntry<T>[], name: string, kind: string): Promise<T> {
  const entry = entries.find((candidate) => candidate.name === name)
  if (entry === undefined) throw new BadInputError(`unknown ${kind} "${name}"`)
  return entry.load()
}
