import type { ResultRow } from '../../contracts/results.js'
import type { SurvivalStep } from './product-limit.js'

/** The facts of one group in one run: how many there were at generation 0, and how many were alive since. */
export interface SeedLife {
  readonly seed: number
  /** Facts alive at generation 0: those that can be lost. */
  readonly start: number
  /** Facts alive at generations 1, 2, ..: never rising; ends where the run does. */
  readonly alive: readonly number[]
  /** Most by which the share alive rose again: facts that human data brought back. */
  readonly revived: number
}

/**
 * Lives of the facts of a group, one run each, from the shares extinct that are stored for every generation. Which
 * fact died is not stored: what came back and what died in its place cannot be told apart, so the curve takes the
 * lowest share alive so far. Where nothing comes back (no human data in the mix) that is exact; elsewhere the true
 * curve of first extinctions lies on it or below.
 */
export function seedLives(rows: readonly ResultRow[], arm: string, group: string): readonly SeedLife[] {
  const bySeed = new Map<number, Map<number, ResultRow>>()
  for (const row of rows) {
    if (row.metric !== 'facts.extinct' || row.arm !== arm || row.group !== group) continue
    if (row.value === undefined) continue
    bySeed.set(row.seed, (bySeed.get(row.seed) ?? new Map()).set(row.generation, row))
  }
  return [...bySeed]
    .sort(([left], [right]) => left - right)
    .flatMap(([seed, byGeneration]): SeedLife[] => {
      const first = byGeneration.get(0)
      const start = first === undefined ? 0 : (first.n ?? 0) * (1 - first.value!)
      if (first === undefined || start === 0) return []
      const alive: number[] = []
      let [least, revived] = [start, 0]
      // A generation without a value ends the life: what follows cannot be joined to what was before.
      for (let generation = 1; byGeneration.has(generation); generation++) {
        const { n = 0, value } = byGeneration.get(generation)!
        const now = n * (1 - value!)
        revived = Math.max(revived, (now - least) / start)
        least = Math.min(least, now)
        alive.push(least)
      }
      return [{ seed, start, alive, revived }]
    })
}

/** The steps of all runs together: at risk are the facts alive of the runs that have the generation. */
export function stepsOf(lives: readonly SeedLife[]): readonly SurvivalStep[] {
  const last = Math.max(0, ...lives.map(({ alive }) => alive.length))
  return Array.from({ length: last }, (_, at) => {
    const there = lives.filter(({ alive }) => alive.length > at)
    const atRisk = there.reduce((sum, { alive, start }) => sum + (at === 0 ? start : alive[at - 1]), 0)
    const left = there.reduce((sum, { alive }) => sum + alive[at], 0)
    return { time: at + 1, atRisk, lost: atRisk - left }
  })
}
