import { mean, standardDeviation } from './mean.js'
import { studentTQuantile } from './student-t.js'

export interface JackknifeInterval {
  readonly low: number
  readonly high: number
}

/**
 * Student t interval of a smooth function of a sample, from its values with each item left out in turn: the
 * pseudo-values n f(all) - (n - 1) f(all but i) are averaged as if they were the sample. Of a mean it is the usual
 * t interval. Undefined below two items, or where f has no value for one of the smaller samples.
 *
 * Source: Tukey 1958; Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 11.
 *
 * @example
 * jackknifeInterval([1, 2, 3], mean, 0.95) // -0.484 to 4.484
 */
export function jackknifeInterval<Item>(
  items: readonly Item[],
  of: (sample: readonly Item[]) => number | undefined,
  confidence: number,
): JackknifeInterval | undefined {
  const n = items.length
  const all = of(items)
  if (n < 2 || all === undefined || !Number.isFinite(all)) return undefined
  const pseudo: number[] = []
  for (let left = 0; left < n; left++) {
    const value = of(items.filter((_, at) => at !== left))
    if (value === undefined || !Number.isFinite(value)) return undefined
    pseudo.push(n * all - (n - 1) * value)
  }
  const half = (studentTQuantile(0.5 + confidence / 2, n - 1) * standardDeviation(pseudo)) / Math.sqrt(n)
  const centre = mean(pseudo)
  return { low: centre - half, high: centre + half }
}
