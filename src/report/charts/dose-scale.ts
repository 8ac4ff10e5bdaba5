import type { DoseFamily } from '../../analysis/index.js'
import { niceScale } from './nice-scale.js'

export interface DoseScale {
  /** A number of human documents on the axis: itself, or a share of the training set. */
  readonly of: (human: number) => number
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
  /** Whether the axis is that of square roots: doses far apart stay apart, and none at all has a place. */
  readonly root: boolean
}

const ROOT_TICKS = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 1]
/** A smallest dose below this part of the largest would stand on the axis of zero. */
const FAR_APART = 0.1

export function doseScale({ doses, alone, size }: DoseFamily): DoseScale {
  const of = (human: number) => (size === undefined ? human : human / size)
  const values = [...doses, ...alone].map(({ human }) => of(human))
  const largest = Math.max(...values)
  const positive = values.filter((value) => value > 0)
  const root = positive.some((value) => value < FAR_APART * largest)
  if (!root) {
    const { domain, ticks } = niceScale(values, { share: size !== undefined, zero: true })
    return { of, domain, ticks, root }
  }
  const top = size === undefined ? niceScale(values, { share: false, zero: true }).domain[1] : 1
  const last = size !== undefined && largest <= 0.5 ? 0.5 : top
  const ticks = ROOT_TICKS.map((tick) => (size === undefined ? tick * top : tick))
  return { of, domain: [0, last], ticks: ticks.filter((tick) => tick <= last), root }
}
