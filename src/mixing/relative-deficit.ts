import type { ComposeContext } from '../contracts/recipe.js'

/**
 * How much worse a value is than a reference, relative to it; below 0 it is better. Where no direction is the good
 * one, every difference counts. Undefined for a reference that is not finite, or 0 with another value beside it.
 *
 * @example
 * relativeDeficit(0.6, 0.8, 'higher') // 0.25
 */
export function relativeDeficit(
  value: number,
  reference: number,
  better: ReturnType<ComposeContext['better']>,
): number | undefined {
  if (value === reference) return 0
  if (reference === 0 || !Number.isFinite(reference)) return undefined
  const change = (value - reference) / Math.abs(reference)
  if (better === 'neither') return Math.abs(change)
  return better === 'lower' ? change : -change
}
