import type { Attribution } from '../definitions/attribution.js'
import type { ArmWarnings } from '../early-warning/index.js'
import { jsonNumber as number } from '../json-number.js'
import type { PairedDifference } from '../paired-difference.js'
import type { Reference } from '../reference.js'
import { armSentence } from '../sentences.js'
import type { FactSurvival } from '../survival/index.js'
import type { ArmTrend, TrendEstimate } from '../trend/index.js'
import type { ArmVerdict } from '../verdict.js'
import type { HeadlineAttribution } from './arm-attributions.js'
import type { ArmAnswers } from './collapse-answers.js'

/** All answers on an arm as JSON has them: no undefined, no infinity. The keys are told in docs/verdict.md. */
export function answersJson({
  arm,
  verdict,
  trends,
  warnings,
  survivals,
  definitions,
  attributions,
}: ArmAnswers) {
  return {
    arm: arm.name,
    strategy: arm.strategy,
    outcome: verdict.outcome,
    reference: nameOf(verdict.reference),
    sentence: armSentence(verdict),
    generation: verdict.generation,
    effects: effectsOf(verdict),
    trends: trends.map(trendOf),
    warnings: warnings === undefined ? null : warningsOf(warnings),
    definitions: definitions?.answers ?? null,
    stage:
      definitions === undefined
        ? null
        : {
            stage: definitions.stage.stage,
            early: number(definitions.stage.early),
            late: number(definitions.stage.late),
          },
    factSurvival: survivals.map(survivalOf),
    changes: attributions.map(changeOf),
  }
}

function nameOf(reference: Reference): string {
  return reference.kind === 'arm' ? reference.arm : 'generation-0'
}

function effectsOf({ effects }: ArmVerdict) {
  return effects.map((effect) => ({
    metric: effect.headline.metric,
    group: effect.headline.group,
    value: number(effect.value),
    reference: number(effect.referenceValue),
    difference: number(effect.difference),
    low: number(effect.low),
    high: number(effect.high),
    change: number(effect.change),
    scale: effect.headline.scale,
    p: number(effect.p),
    pairs: effect.pairs,
    grade: effect.grade,
    reason: effect.reason ?? null,
  }))
}

function trendOf({ metric, group, kind, fit, weights, p, reason, ...trend }: ArmTrend) {
  return {
    metric,
    group,
    trend: kind,
    shape: fit?.shape ?? null,
    weight: number(fit && weights.get(fit.shape)),
    rate: estimate(trend.rate),
    p: number(p),
    halfLife: estimate(trend.halfLife),
    approach: estimate(trend.approach),
    changepoint: estimate(trend.changepoint),
    reason,
  }
}

function warningsOf({ warnings, loss, confidence }: ArmWarnings) {
  const all = warnings.map((warning) => ({
    metric: warning.metric,
    group: warning.group,
    label: warning.label,
    generation: number(warning.generation),
    direction: warning.direction ?? null,
    lead: number(warning.lead),
    leadAtLeast: warning.leadAtLeast,
    lastCompared: warning.lastCompared,
    reason: warning.reason ?? null,
  }))
  return {
    confidence,
    first: all.find(({ generation }) => generation !== null) ?? null,
    loss:
      loss === undefined
        ? null
        : {
            generation: number(loss.generation),
            direction: loss.direction ?? null,
            reason: loss.reason ?? null,
          },
    all,
  }
}

function survivalOf({ group, seeds, facts, curve, halfLife, theory, revived, reason }: FactSurvival) {
  return {
    group,
    seeds,
    facts,
    halfLife: estimate(halfLife),
    halfLifeInTheory: number(theory?.halfLife),
    revived,
    curve: curve.map(({ generation, survival, low, high }) => ({
      generation,
      survival,
      low: number(low),
      high: number(high),
    })),
    reason,
  }
}

function changeOf({
  headline,
  generation,
  total,
  forgetting,
  strategy,
  subset,
  reason,
}: HeadlineAttribution) {
  return {
    metric: headline.metric,
    group: headline.group,
    generation,
    total: difference(total),
    forgetting: difference(forgetting),
    strategy: difference(strategy),
    humanDataAlone: subset === undefined ? null : splitOf(subset),
    reason,
  }
}

function splitOf({ arm, fewerData, contamination }: NonNullable<Attribution['subset']>) {
  return { arm, fewerHumanData: difference(fewerData), contamination: difference(contamination) }
}

function difference({ difference: value, low, high, pairs }: PairedDifference) {
  return { value: number(value), low: number(low), high: number(high), pairs }
}

function estimate(found: TrendEstimate | undefined) {
  return found === undefined
    ? null
    : { value: number(found.value), low: number(found.low), high: number(found.high) }
}
