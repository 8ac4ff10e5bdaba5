import { countDoses, shareDoses } from '../../analysis/threshold/index.js'
import { BadInputError } from '../../errors/index.js'
import type { DoseKind } from '../../analysis/threshold/index.js'
import type { ThresholdOptions } from './options.js'

/** `train`: items of the human training split; `mix`: of a mix of constant size. */
export interface Sizes {
  readonly train: number
  readonly mix: number
}

/** The doses that are looked at, the smallest first. */
export function chooseDoses(
  { from = 0, to, step, draw }: Pick<ThresholdOptions, 'from' | 'to' | 'step' | 'draw'>,
  by: DoseKind,
  { train, mix }: Sizes,
): readonly number[] {
  const top = to ?? (by === 'share' ? 1 : train)
  const bad = (name: string, value: number, expected: string) =>
    new BadInputError(`${name} ${value}: expected ${expected}`, HINT[by])
  const whole = (value: number) => Number.isInteger(value) && value >= 0
  const valid = by === 'share' ? (value: number) => value >= 0 && value <= 1 : whole
  const expected = by === 'share' ? 'a share from 0 to 1' : 'a whole number'
  if (!valid(from)) throw bad('from', from, expected)
  if (!valid(top)) throw bad('to', top, expected)
  if (from > top) throw bad('from', from, `at most --to, which is ${top}`)
  if (step !== undefined && !(valid(step) && step > 0)) throw bad('step', step, `${expected} above 0`)
  if (by === 'count' && top > train && draw !== 'fresh') {
    throw bad('to', top, `at most the ${train} of the human training split`)
  }
  const range = { from, to: top, step }
  return by === 'share' ? shareDoses(range, mix) : countDoses(range, train)
}

const HINT: Readonly<Record<DoseKind, string>> = {
  share: 'Shares of the mix: --from 5% --to 50% --step 1%',
  count:
    'Human documents, or points, beside the last sample: --from 20 --to 1000 --step 20. Shares go with --by share.',
}
