import { formatValue } from './format.js'
import { describeDifference } from './sentences.js'
import type { Verdict } from './verdict.js'

/** The verdict as plain text cells: for the terminal, Markdown and tests. */
export interface VerdictTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * One row per arm: name, outcome (with its generation where that is not the last), and per headline the value
 * with its paired difference and interval.
 */
export function verdictTable(verdict: Verdict): VerdictTable {
  const columns = ['strategy', 'verdict', ...verdict.headlines.map((headline) => headline.label)]
  const rows = verdict.arms.map(({ arm, outcome, generation, effects }) => [
    arm.name,
    generation === verdict.lastGeneration || outcome === 'no result'
      ? outcome
      : `${outcome} at generation ${generation}`,
    ...effects.map((effect) => {
      if (effect.value === undefined) return `undefined: ${effect.reason ?? 'no value'}`
      const value = formatValue(effect.value, effect.headline.format)
      return outcome === 'reference' ? value : `${value}; ${describeDifference(effect)}`
    }),
  ])
  return { columns, rows }
}
