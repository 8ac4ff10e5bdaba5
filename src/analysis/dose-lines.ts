import { parse } from 'yaml'

/** Says how much human data an arm mixes in: arms that differ in these alone are doses of one thing. */
const AMOUNTS = new Set(['mixing.human.share', 'mixing.human.count', 'mixing.human.of_source'])
/** Words beside an arm that decide no number. */
const WORDS = new Set(['description', 'reference'])

/**
 * What tells arms of one strategy apart beside the amount of human data, by arm: `fixed`, `redraw`; empty where it is
 * the amount alone. `configuration`: an experiment as resolved, in YAML; arms that it does not hold are told apart by
 * nothing.
 */
export function doseLines(configuration: string, arms: readonly string[]): ReadonlyMap<string, string> {
  const configured = (parse(configuration) as { arms?: Record<string, unknown> } | null)?.arms ?? {}
  const leaves = new Map(arms.map((arm) => [arm, leavesOf(configured[arm])]))
  const paths = [...new Set([...leaves.values()].flatMap((own) => [...own.keys()]))]
  const telling = paths.filter((path) => new Set([...leaves.values()].map((own) => own.get(path))).size > 1)
  return new Map(
    [...leaves].map(([arm, own]) => [
      arm,
      telling.map((path) => inWords(path, own.get(path), telling.length)).join(', '),
    ]),
  )
}

/** Every value of a mapping by its path, as text; lists count as one value. */
function leavesOf(value: unknown, path = ''): Map<string, string> {
  if (AMOUNTS.has(path) && typeof value === 'number') return new Map()
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return new Map(value === undefined ? [] : [[path, String(value)]])
  }
  return new Map(
    Object.entries(value)
      .filter(([key]) => path !== '' || !WORDS.has(key))
      .flatMap(([key, own]) => [...leavesOf(own, path === '' ? key : `${path}.${key}`)]),
  )
}

/** A word says what it is by itself; a number, and one of several values, with its key. */
function inWords(path: string, value: string | undefined, several: number): string {
  const key = path.slice(path.lastIndexOf('.') + 1)
  if (value === undefined) return `no ${key}`
  return several === 1 && /^[a-z-]+$/.test(value) && !/^(true|false)$/.test(value) ? value : `${key} ${value}`
}
