import { collapseTime } from '../../analysis/theory/collapse-time.js'
import { type GroupSurvival, survivalByGroup } from '../../analysis/theory/fact-classes.js'
import { SURVIVAL_ASSUMPTIONS, survivalRates } from '../../analysis/theory/fact-survival.js'
import { halfLife } from '../../analysis/theory/half-life.js'
import { type PlannedMix, planMixes } from '../../analysis/theory/mix-plan.js'
import { brokenAssumptions } from '../../analysis/theory/survival-applies.js'
import { exactSurvivors } from './exact-survivors.js'
import { predictDecoding } from './predict-decoding.js'
import { neverCollapses, predictLoss } from './predict-loss.js'
import type { ArmPrediction, ArmToPredict, PredictedGroup, Prediction, ToPredict } from './prediction.js'

/**
 * What theory expects of every arm, with no run: survivors, survival and half-life by tier, collapse time, loss; and
 * where it does not cover a setting, which assumption fails.
 */
export async function predict(asked: ToPredict): Promise<Prediction> {
  const arms: ArmPrediction[] = []
  for (const arm of asked.arms) arms.push(await predictArm(arm, asked))
  return {
    title: asked.title,
    items: asked.items,
    generations: asked.generations,
    probe: Number.isFinite(asked.probe) ? asked.probe : undefined,
    assumptions: SURVIVAL_ASSUMPTIONS,
    arms,
  }
}

async function predictArm(arm: ArmToPredict, asked: ToPredict): Promise<ArmPrediction> {
  const { human, generations } = asked
  const description = arm.strategy.describe(arm.mixing)
  const broken = [...(arm.modelFails === undefined ? [] : [arm.modelFails]), ...brokenAssumptions(arm)]
  const decoding = predictDecoding(arm, asked)
  const notCovered = broken.map((why) => `survival: ${why}`)
  const nothing = {
    arm: arm.name,
    description,
    groups: [],
    survivors: undefined,
    exactSurvivors: undefined,
    collapseTime: undefined,
    loss: undefined,
    decoding: typeof decoding === 'string' ? undefined : decoding,
  }
  if (typeof decoding === 'string') notCovered.push(`decoding: ${decoding}`)
  if (broken.length > 0) return { ...nothing, notCovered }
  const { sample, budget } = arm
  const mixes = await planMixes(arm.strategy, arm.mixing, { human, sample, budget, generations })
  if (typeof mixes === 'string') return { ...nothing, notCovered: [`survival: ${mixes}`] }
  const found = survivalOf(arm, mixes, asked)
  const loss = predictLoss(arm, asked)
  if (typeof loss === 'string') notCovered.push(`loss: ${loss}`)
  const time = timeOf(arm, asked)
  if (time === undefined)
    notCovered.push('collapse time: known for replace alone, and with the true frequencies')
  return {
    ...nothing,
    groups: found.filter(({ group }) => group !== 'unseen' || hasNew(mixes)).map(withHalfLife),
    survivors: totalOf(found, generations),
    exactSurvivors: exactSurvivors(arm, asked),
    collapseTime: time,
    loss: typeof loss === 'string' ? undefined : loss,
    notCovered,
  }
}

function survivalOf({ sample }: ArmToPredict, mixes: readonly PlannedMix[], asked: ToPredict) {
  const sizes = { sample, probe: asked.probe, statements: asked.statementsPerDocument }
  return survivalByGroup(asked.classes, survivalRates(mixes, sizes))
}

function hasNew(mixes: readonly PlannedMix[]): boolean {
  return mixes.some(({ fresh }) => fresh > 0)
}

/** Facts that were never stated have no half-life: theirs is a chance to appear. */
function withHalfLife({ group, facts, survival }: GroupSurvival): PredictedGroup {
  return { group, facts, survival, halfLife: group === 'unseen' ? undefined : halfLife(survival) }
}

/** All that train states, and what new human documents bring in. */
function totalOf(groups: readonly GroupSurvival[], generations: number): number[] {
  const whole = groups.filter(({ group }) => group === 'all' || group === 'unseen')
  return Array.from({ length: generations + 1 }, (_, generation) =>
    whole.reduce((sum, { facts, survival }) => sum + facts * survival[generation], 0),
  )
}

function timeOf(arm: ArmToPredict, asked: ToPredict): number | 'never' | undefined {
  if (neverCollapses(arm)) return 'never'
  if (arm.strategy.name !== 'replace' || asked.frequencies === undefined) return undefined
  const points = arm.sample * asked.statementsPerDocument
  return collapseTime.value({ frequencies: [...asked.frequencies], points }, 0)
}
