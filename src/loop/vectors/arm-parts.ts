import type { Experiment, ResolvedArm } from '../../config/experiment.js'
import type { Strategy } from '../../contracts/recipe.js'
import type { VectorFamily, VectorStage, VectorWorld } from '../../contracts/vectors.js'
import { atPlace } from '../../errors/index.js'
import type { ArmPlan } from '../arm-plan.js'
import { named } from '../named.js'

/** The implementations of an arm of numbers, loaded. */
export interface VectorArmParts extends ArmPlan {
  readonly data: 'vectors'
  readonly family: VectorFamily
  readonly stages: readonly { readonly stage: VectorStage; readonly options: unknown }[]
}

/** The parts of all arms, each checked against the world whose numbers its models are fitted to. */
export async function loadVectorArms(experiment: Experiment, world: VectorWorld): Promise<VectorArmParts[]> {
  const loaded = await Promise.all(experiment.arms.map((arm) => loadArm(experiment, arm)))
  for (const parts of loaded) checkParts(parts, experiment, world)
  return loaded
}

async function loadArm({ catalogue }: Experiment, arm: ResolvedArm): Promise<VectorArmParts> {
  const strategy: Strategy = await named(catalogue.strategies, arm.mixing.strategy, 'strategy')
  return {
    data: 'vectors',
    arm,
    family: await named(catalogue.vectorFamilies, arm.model.family, 'family'),
    strategy,
    stages: await Promise.all(
      arm.curation.map(async (options) => ({
        stage: await named(catalogue.vectorStages, options.stage, 'stage'),
        options,
      })),
    ),
  }
}

/** The family's own word on the world and on how its models can draw, and the stages' on the world, with the place. */
function checkParts(
  { arm, family, stages }: VectorArmParts,
  { path, human }: Experiment,
  world: VectorWorld,
): void {
  const points = (human as { readonly points: number }).points
  const checks = [
    { at: 'model', check: () => family.checkWorld?.(arm.model, world, points) },
    { at: 'loop.sample', check: () => family.checkDecoding?.(arm.model, arm.sample.decoding) },
    ...stages.map(({ stage, options }, index) => ({
      at: `curation[${index}]`,
      check: () => stage.checkWorld?.(options, world),
    })),
  ]
  for (const { at, check } of checks) {
    try {
      check()
    } catch (error) {
      throw atPlace(error, `${path}: arms.${arm.name}: ${at}`)
    }
  }
}
