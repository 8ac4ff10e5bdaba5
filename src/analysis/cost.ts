import type { CostRow, Phase, Results, WorkDone } from '../contracts/results.js'

/** What one phase of an arm cost, over its seeds and generations. */
export interface PhaseCost {
  readonly total: WorkDone
  /** Per generation that the work was done for; undefined where it was done for none. */
  readonly mean: WorkDone | undefined
  /** Generations that the work was done for. */
  readonly generations: number
}

export interface ArmCost {
  readonly arm: string
  /** Generations there are, over all seeds. */
  readonly generations: number
  readonly fit: PhaseCost
  readonly sample: PhaseCost
  readonly measure: PhaseCost
  readonly total: WorkDone
}

const PHASES = ['fit', 'sample', 'measure'] as const satisfies readonly Phase[]
const NOTHING: WorkDone = { seconds: 0, tokens: 0, flops: 0 }

/**
 * Seconds, tokens and floating-point operations (FLOPs) by arm and phase. A step that was there already (shared with
 * another arm, or of an earlier run) cost nothing here: it counts in no mean, and its cost stands with the arm whose
 * run did the work. A sum with an unknown part is unknown.
 */
export function armCosts(results: Pick<Results, 'arms' | 'costs'>): readonly ArmCost[] {
  return results.arms.flatMap(({ name }) => {
    const rows = results.costs.filter(({ arm }) => arm === name)
    return rows.length === 0 ? [] : [costOf(name, rows)]
  })
}

/** The same for every generation of an arm: over its seeds. */
export interface GenerationCost extends ArmCost {
  readonly generation: number
}

export function generationCosts(results: Pick<Results, 'arms' | 'costs'>): readonly GenerationCost[] {
  return results.arms.flatMap(({ name }) => {
    const rows = results.costs.filter(({ arm }) => arm === name)
    const generations = [...new Set(rows.map(({ generation }) => generation))].sort((a, b) => a - b)
    return generations.map((generation) => {
      const own = rows.filter((row) => row.generation === generation)
      return { ...costOf(name, own), generation }
    })
  })
}

function costOf(arm: string, rows: readonly CostRow[]): ArmCost {
  const [fit, sample, measure] = PHASES.map((phase) => phaseCost(rows, phase))
  const total = [fit, sample, measure].map((phase) => phase.total).reduce(plus)
  return { arm, generations: rows.length, fit, sample, measure, total }
}

/** One sentence on the means; undefined where all the work was done here. */
export function reusedWork(costs: readonly ArmCost[]): string | undefined {
  const reused = costs.some(({ generations, ...phases }) =>
    PHASES.some((phase) => phases[phase].generations < generations),
  )
  return reused
    ? 'Steps that were there already, from another arm or an earlier run, cost nothing here and count in no mean.'
    : undefined
}

function phaseCost(rows: readonly CostRow[], phase: Phase): PhaseCost {
  const works = rows.map((row) => row[phase])
  // A fit of no tokens only loaded a model.
  const done = works.filter(({ seconds, tokens }) => seconds > 0 && (phase !== 'fit' || tokens !== 0))
  const sum = done.reduce(plus, NOTHING)
  const count = done.length
  const share = (value: number | undefined) => (value === undefined ? undefined : value / count)
  const mean = { seconds: sum.seconds / count, tokens: share(sum.tokens), flops: share(sum.flops) }
  return {
    total: works.reduce(plus, NOTHING),
    mean: count === 0 ? undefined : mean,
    generations: count,
  }
}

function plus(left: WorkDone, right: WorkDone): WorkDone {
  const sum = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? undefined : a + b
  return {
    seconds: left.seconds + right.seconds,
    tokens: sum(left.tokens, right.tokens),
    flops: sum(left.flops, right.flops),
  }
}
