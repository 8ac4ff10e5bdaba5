import type { Results } from '../contracts/results.js'
import { listed, plural } from './words.js'

/**
 * What is missing of results whose run goes on or was stopped: numbers that are said to be of all seeds are then of
 * those that have come so far. Undefined where every run has all its generations or has failed, which is told apart.
 */
export function unfinishedCaveat({
  arms,
  notBegun = [],
  seeds,
  generations,
  rows,
  failures,
}: Pick<Results, 'arms' | 'notBegun' | 'seeds' | 'generations' | 'rows' | 'failures'>): string | undefined {
  const complete = new Set(
    rows.filter(({ generation }) => generation === generations).map(({ arm, seed }) => `${seed} ${arm}`),
  )
  const ended = new Set([...complete, ...failures.map(({ arm, seed }) => `${seed} ${arm}`)])
  const absent = notBegun.length === 0 ? '' : `; nothing is there yet of ${listed(notBegun)}`
  const runs = (arms.length + notBegun.length) * seeds.length
  if (ended.size >= arms.length * seeds.length) {
    return absent === '' ? undefined : `Not all of the experiment was run${absent}.`
  }
  const begun = new Set(rows.map(({ seed }) => seed)).size
  const some = begun < seeds.length ? `, of ${begun} of ${plural(seeds.length, 'seed')}` : ''
  return `Not finished: ${complete.size} of ${plural(runs, 'run')} have all generations${absent}. What follows is of what is there${some}.`
}
