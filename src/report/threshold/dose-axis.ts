import type { ThresholdResult } from '../../analysis/threshold/index.js'
import { niceScale } from '../charts/nice-scale.js'

export interface DoseAxis {
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
  /** d3 format of the tick labels. */
  readonly format: string
  /** Distances as square roots: room for small amounts, where most happens. */
  readonly root: boolean
}

/** Parts of the whole that are labelled where distances are square roots. */
const ROOT_TICKS = [0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1]

/** The axis of amounts. Amounts that lie close together at the small end are given room there. */
export function doseAxis({ choice, by }: Pick<ThresholdResult, 'choice' | 'by'>): DoseAxis {
  const [first, last] = [choice[0]!, choice.at(-1)!]
  const share = by === 'share'
  const root = first === 0 && choice.length > 2 && choice[1]! < last / 20
  if (root) {
    const ticks = ROOT_TICKS.map((part) => (share ? part * last : Math.round(part * last)))
    return { domain: [first, last], ticks: [...new Set(ticks)], format: share ? '~%' : ',d', root }
  }
  const scale = niceScale([first, last], { share, zero: false })
  // One amount alone still needs a scale.
  const domain = first === last ? scale.domain : ([first, last] as const)
  const ticks = scale.ticks.filter((tick) => tick >= domain[0] && tick <= domain[1])
  return { domain, ticks, format: share ? '~%' : '~r', root }
}
