import { ChainStreams } from '../../../src/random/stream.js'
import { keyedRng } from '../../../src/random/keyed.js'

/** Samples of normal differences, one after the other, for simulations at a fixed seed. */
export function* normalSamples(count: number, size: number, label: string, shift = 0) {
  const streams = new ChainStreams(keyedRng(7, label))
  for (let at = 0; at < count; at++) {
    const stream = streams.of(at)
    yield Array.from({ length: size }, () => shift + stream.normal())
  }
}

/** Four standard errors of a share that was counted in so many simulations. */
export const fourErrors = (share: number, count: number): number =>
  4 * Math.sqrt((share * (1 - share)) / count)
