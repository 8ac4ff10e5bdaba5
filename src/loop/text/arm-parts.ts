import type { Catalogue } from '../../config/catalogue.js'
import type { Experiment, ResolvedArm } from '../../config/experiment.js'
import { fingerprint } from '../../config/fingerprint.js'
import type { Family } from '../../contracts/model.js'
import type { Stage } from '../../contracts/stage.js'
import { atPlace, RunError } from '../../errors/index.js'
import type { ArmPlan } from '../arm-plan.js'
import { named } from '../named.js'

/** The implementations of an arm of texts, loaded. */
export interface ArmParts extends ArmPlan {
  readonly data: 'text'
  readonly family: Family
  /** Checksum of the files that the model's options name (a base model, a tokenizer), for families that have such. */
  readonly identity?: string
  readonly stages: readonly { readonly stage: Stage; readonly options: unknown }[]
}

/**
 * The parts of all arms of an experiment, the arms with what only their families can tell filled in. Arms of the same model share its identity: base models are large files.
 */
export async function loadArms({ catalogue, arms, path, baseDirectory }: Experiment): Promise<ArmParts[]> {
  const identities = new Map<string, Promise<string>>()
  const identify = (family: Family, arm: ResolvedArm) => {
    const model = fingerprint(arm.model)
    const known = identities.get(model) ?? identityOf(family, arm, path, baseDirectory)
    identities.set(model, known)
    return known
  }
  const loaded = await Promise.all(arms.map((arm) => loadArm(catalogue, arm, identify)))
  const parts = await Promise.all(loaded.map((part) => withLength(part, baseDirectory)))
  for (const { arm, family } of parts) await checkDecoding(family, arm, path, baseDirectory)
  return parts
}

/** A default of `max_tokens` that the family's models can write. */
async function withLength(parts: ArmParts, baseDirectory: string): Promise<ArmParts> {
  const { arm, family } = parts
  if (!arm.lengthByDefault) return parts
  const { decoding } = arm.sample
  const longest = (await family.longestDocument?.(arm.model, baseDirectory)) ?? Infinity
  const max_tokens = Math.min(decoding.max_tokens, longest)
  return { ...parts, arm: { ...arm, sample: { ...arm.sample, decoding: { ...decoding, max_tokens } } } }
}

/** The family's own word on how its models can draw, with the place. */
async function checkDecoding(
  family: Family,
  arm: ResolvedArm,
  path: string,
  baseDirectory: string,
): Promise<void> {
  try {
    await family.checkDecoding?.(arm.model, arm.sample.decoding, baseDirectory)
  } catch (error) {
    throw atPlace(error, `${path}: arms.${arm.name}: loop.sample`)
  }
}

async function loadArm(
  { families, strategies, stages }: Catalogue,
  arm: ResolvedArm,
  identify: (family: Family, arm: ResolvedArm) => Promise<string>,
): Promise<ArmParts> {
  const family = await named(families, arm.model.family, 'family')
  return {
    data: 'text',
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
    throw atPlace(error, `${path}: arms.${arm.name}: model`)
  }
  if (typeof identity === 'string') return identity
  throw new RunError(
    `family ${family.name}: identity gave ${typeof identity}, expected a string`,
    'Return the checksum of the files that the options name.',
  )
}
