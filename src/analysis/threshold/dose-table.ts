import { formatInterval, formatPercent, formatValue } from '../format.js'
import type { ThresholdResult } from './result.js'
import { doseName } from './sentences.js'

/** The doses that were looked at as cells of a table, for the terminal, Markdown and HTML. */
export function doseTable(result: ThresholdResult): {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
} {
  const interval = `${formatPercent(result.confidence)} interval`
  const columns = [
    doseName(result),
    'kept',
    interval,
    'decision',
    'seeds',
    'value',
    'control',
    'fit',
    'alone',
    interval,
  ]
  const rows = result.doses.map(
    ({ label, kept, low, high, decision, seeds, value, control, fitted, alone }) => [
      label,
      kept === undefined ? 'no value' : formatPercent(kept),
      formatInterval(low, high, 'percent') ?? 'none',
      decision,
      String(seeds),
      formatValue(value, result.format),
      formatValue(control, result.format),
      fitted === undefined ? '' : formatPercent(fitted),
      alone === undefined ? '' : formatPercent(alone.kept),
      alone === undefined ? '' : (formatInterval(alone.low, alone.high, 'percent') ?? 'none'),
    ],
  )
  return { columns, rows }
}
