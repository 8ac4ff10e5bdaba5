import type { Results } from '../contracts/results.js'
import { plural } from './words.js'

/**
 * What is missing of results whose run goes on or was stopped: numbers that are said to be of all seeds are then of
 * those that have come so far. Undefined where every run has all its generations or has failed, which is told apart.
 */
export function unfinishedCaveat({
  arms,
  seeds,
  generations,
  rows,
  failures,
}: Pick<Results, 'arms' | 'seeds' | 'generations' | 'rows' | 'failures'>): string | undefined {
  const complete = new Set(
    rows.filter(({ generation }) => generation === generations).map(({ arm, seed }) => `${seed} ${arm}`),
  )
  const ended = new Set([...complete, ...failures.map(({ arm, seed }) => `${seed} ${arm}`)])
  const runs = arms.length * seeds.length
  if (ended.size >= runs) return undefined
  const begun = new Set(rows.map(({ seed }) => seed)).size
  const some = begun < seeds.length ? `, of ${begun} of ${plural(seeds.length, 'seed')}` : ''
  return `Not finished: ${complete.size} of ${plural(runs, 'run')} have all generations. What follows is of what is there${some}.`
}
