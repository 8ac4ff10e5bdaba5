import { type ArmCost, armCosts } from '../analysis/index.js'
import type { AnswerOptions } from '../analysis/answers/index.js'
import { jsonNumber as number } from '../analysis/json-number.js'
import type { Results, WorkDone } from '../contracts/results.js'
import { type ReportData, reportData } from './report-data.js'
import { verdictOf } from './verdict/verdict-json.js'

/** The verdict with all answers, the means and the costs, for programs. JSON has no infinity: it is the string "Infinity". */
export function summaryJson(results: Results, options: AnswerOptions = {}) {
  return summaryOf(reportData(results, options))
}

export function summaryOf(data: ReportData) {
  return {
    ...verdictOf(data),
    means: data.summary.cells.map((cell) => ({
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
    cost: armCosts(data.results).map(costOf),
  }
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
