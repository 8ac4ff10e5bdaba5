import { BadInputError } from '../../errors/index.js'

/** 2 GiB of doubles: a few such arrays live at a time. */
const MOST_NUMBERS = 268_435_456

/** Refuses models that would not fit in memory; `each`: numbers that describe one chain. */
export function checkStateSize(chains: number, each: number): void {
  if (chains * each <= MOST_NUMBERS) return
  const [all, one, most, fewer] = [chains * each, each, MOST_NUMBERS, Math.floor(MOST_NUMBERS / each)].map(
    (size) => size.toLocaleString('en'),
  )
  throw new BadInputError(
    `the models of ${chains} chains would hold ${all} numbers, ${one} each: expected at most ${most} in all`,
    `Ask for at most ${fewer} chains, or for a world of fewer states.`,
  )
}
