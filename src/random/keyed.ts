import { createHash } from 'node:crypto'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import type { Rng } from '../contracts/rng.js'

const LARGEST_BOUND = 2_147_483_648

/**
 * A generator (xoroshiro128+) whose state is the SHA-256 of its key. A key is a path of labels; forking adds
 * a label. Labels are length-prefixed, so `['a', 'bc']` and `['ab', 'c']` differ.
 *
 * @example
 * keyedRng(1, 'split').uniform() === keyedRng(1, 'split').uniform() // always
 */
export function keyedRng(...labels: readonly (string | number)[]): Rng {
  return fromKey(labels.map(encodeLabel).join(''))
}

function encodeLabel(label: string | number): string {
  const text = typeof label === 'number' ? `#${label}` : label
  return `${text.length}:${text}`
}

function fromKey(key: string): Rng {
  const digest = createHash('sha256').update(key).digest()
  const state: number[] = [0, 4, 8, 12].map((offset) => digest.readInt32LE(offset))
  // The all-zero state is the one fixed point of the generator.
  if (!state.some((word) => word !== 0)) state[0] = 1
  const engine = xoroshiro128plusFromState(state)
  return {
    uniform: () => uniformFloat64(engine),
    integer: (bound) => {
      if (!(Number.isInteger(bound) && bound >= 1 && bound <= LARGEST_BOUND)) {
        throw new RangeError(`a random integer needs a bound from 1 to 2^31, got ${bound}`)
      }
      return uniformInt(engine, 0, bound - 1)
    },
    fork: (label) => fromKey(key + encodeLabel(label)),
  }
}
