import {
  type ArmCost,
  armCosts,
  armSentence,
  describeReference,
  keptCaveat,
  lossCaveat,
  mainFinding,
  sizeCaveat,
  type VerdictOptions,
} from '../analysis/index.js'
import { ownOutcomes } from '../analysis/expectations/index.js'
import type { Results, WorkDone } from '../contracts/results.js'
import { type ReportData, reportData } from './report-data.js'

/** The verdict and all means for programs. JSON has no infinity: it is the string "Infinity". */
export function summaryJson(results: Results, options: VerdictOptions = {}) {
  return summaryOf(reportData(results, options))
}

export function summaryOf(data: ReportData) {
  const { results, verdict, summary, thresholds } = data
  return {
    experiment: results.experiment,
    fingerprint: results.fingerprint,
    finding: mainFinding(verdict),
    reference: verdict.reference.kind === 'arm' ? verdict.reference.arm : 'generation-0',
    referenceInWords: describeReference(verdict.reference),
    ...(results.tokenisation === undefined ? {} : { tokenisation: results.tokenisation }),
    seeds: results.seeds,
    generations: summary.lastGeneration,
    thresholds,
    ...expectationsOf(results),
    arms: verdict.arms.map(({ arm, outcome, reference, generation, effects }) => ({
      arm: arm.name,
      strategy: arm.strategy,
      outcome,
      reference: reference.kind === 'arm' ? reference.arm : 'generation-0',
      sentence: armSentence({ arm, outcome, reference, generation, effects }),
      generation,
      effects: effects.map((effect) => ({
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
      })),
    })),
    means: summary.cells.map((cell) => ({
      arm: cell.arm,
      metric: cell.metric,
      group: cell.group,
      generation: cell.generation,
      mean: number(cell.mean),
      low: number(cell.low),
      high: number(cell.high),
      seeds: cell.seeds,
      infinite: cell.infinite,
      missing: cell.missing,
      reason: cell.reason ?? null,
    })),
    cost: armCosts(results).map(costOf),
    caveats: [lossCaveat(results, verdict), sizeCaveat(results, verdict), keptCaveat(results)].filter(
      (caveat) => caveat !== undefined,
    ),
    failures: results.failures,
  }
}

/** What the file expects, beside what was measured; nothing where it expects nothing. */
function expectationsOf(results: Results) {
  const outcomes = ownOutcomes(results)
  return outcomes.length === 0 ? {} : { expectations: outcomes }
}

/** Seconds, tokens and FLOP; null: not counted. `perGeneration`: mean of the generations the work was done for. */
function costOf({ arm, generations, total, ...phases }: ArmCost) {
  const { fit, sample, measure } = phases
  const phase = ({ total: sum, mean, generations: done }: ArmCost['fit']) => ({
    generations: done,
    perGeneration: mean === undefined ? null : workOf(mean),
    total: workOf(sum),
  })
  return {
    arm,
    generations,
    fit: phase(fit),
    sample: phase(sample),
    measure: phase(measure),
    total: workOf(total),
  }
}

function workOf({ seconds, tokens, flops }: WorkDone) {
  return { seconds, tokens: number(tokens), flops: number(flops) }
}

function number(value: number | undefined): number | string | null {
  if (value === undefined) return null
  return Number.isFinite(value) ? value : String(value)
}
