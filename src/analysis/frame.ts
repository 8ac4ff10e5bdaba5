import type { DataFrame } from 'danfojs-node'
import type { Results } from '../contracts/results.js'

/**
 * The tidy table as a danfojs DataFrame, one row per value. Undefined values are NaN there, with the reason
 * beside them in `undefined_reason`; danfojs has no missing value of its own for numbers.
 */
export async function toFrame(results: Results): Promise<DataFrame> {
  const { default: danfo } = await import('danfojs-node')
  const { rows } = results
  const number = (value: number | undefined) => value ?? Number.NaN
  return new danfo.DataFrame({
    experiment: rows.map((row) => row.experiment),
    arm: rows.map((row) => row.arm),
    seed: rows.map((row) => row.seed),
    generation: rows.map((row) => row.generation),
    metric: rows.map((row) => row.metric),
    group: rows.map((row) => row.group),
    value: rows.map((row) => number(row.value)),
    low: rows.map((row) => number(row.low)),
    high: rows.map((row) => number(row.high)),
    n: rows.map((row) => number(row.n)),
    undefined_reason: rows.map((row) => row.undefinedReason ?? ''),
    note: rows.map((row) => row.note ?? ''),
  })
}
