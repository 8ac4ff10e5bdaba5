import type { Summary } from '../summarise.js'
import { pairedDifference } from '../paired-difference.js'
import type { Reference } from '../reference.js'

/** When a metric of an arm leaves the reference's band for good. */
export interface Leaving {
  /** First generation from which on the arm is outside in every one up to the last; undefined where it never is. */
  readonly generation: number | undefined
  readonly direction: 'lower' | 'higher' | undefined
  /** The last generation that both have. */
  readonly lastCompared: number
  /** Why nothing can be said: no common generation, one seed. */
  readonly reason: string | undefined
}

/**
 * Where the interval of the paired difference leaves 0 and stays out on the same side. As the last generation must be
 * outside, an arm that is no different leaves with probability 1 - confidence at most, however many generations there
 * are.
 */
export function leaving(
  summary: Summary,
  arm: string,
  reference: Reference,
  metric: string,
  group: string,
  confidence: number,
): Leaving {
  const sides: ('lower' | 'higher' | undefined)[] = []
  const generations: number[] = []
  let reason: string | undefined
  for (const own of summary.series(arm, metric, group)) {
    const other = summary.cell(
      reference.kind === 'arm' ? reference.arm : arm,
      metric,
      group,
      reference.kind === 'arm' ? own.generation : 0,
    )
    if (own.generation === 0 || other === undefined) continue
    const pair = pairedDifference(own.values, other.values, confidence)
    if (pair.pairs === 0) continue
    if (pair.pairs === 1) reason = 'one seed: no band to leave'
    generations.push(own.generation)
    sides.push(sideOf(pair))
  }
  if (generations.length === 0) reason = 'no generation in common'
  const lastCompared = generations.at(-1) ?? 0
  const direction = sides.at(-1)
  if (direction === undefined) return { generation: undefined, direction, lastCompared, reason }
  const inside = sides.findLastIndex((side) => side !== direction)
  return { generation: generations[inside + 1], direction, lastCompared, reason: undefined }
}

function sideOf({ difference, low, high, pairs }: ReturnType<typeof pairedDifference>) {
  if (difference === undefined || pairs < 2) return undefined
  // Infinite on one side alone: as far outside as can be.
  const [from, to] = Number.isFinite(difference) ? [low, high] : [difference, difference]
  if (to !== undefined && to < 0) return 'lower'
  return from !== undefined && from > 0 ? 'higher' : undefined
}
