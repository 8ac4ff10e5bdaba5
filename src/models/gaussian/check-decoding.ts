import type { Decoding } from '../../contracts/model.js'
import { BadInputError } from '../../errors/index.js'
import { refuseDecoding } from '../refuse-decoding.js'

/** Items are drawn until one lies in the region: one in 1 / top_p does. */
const SMALLEST_TOP_P = 0.001

/** A power of a normal density is one again, and its highest-density region is an ellipsoid; nothing else is defined. */
export function checkDecoding(decoding: Decoding): void {
  const others: Decoding = { ...decoding, temperature: 1, top_p: 1, greedy: false }
  refuseDecoding('gaussian', others, 'of normal distributions temperature, top_p and greedy are defined')
  const { top_p = 1 } = decoding
  if (top_p >= SMALLEST_TOP_P) return
  throw new BadInputError(
    `top_p is ${top_p}: family gaussian draws until an item lies in the region that holds it`,
    `Set top_p to ${SMALLEST_TOP_P} or more, or greedy: true for the mean alone.`,
  )
}
