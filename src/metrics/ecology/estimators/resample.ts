import type { Rng } from '../../../contracts/rng.js'
import { kindsSeen, type Spectrum, spectrumOf } from '../../spectrum.js'
import { unseenPerDraw } from './coverage.js'
import { unseenKinds } from './richness.js'

/** Kinds of equal probability, as the sample suggests that its source has. */
interface Class {
  readonly kinds: number
  readonly probability: number
}

/**
 * The source as Chao et al. 2014 rebuild it for their bootstrap: the estimated unseen kinds share the unseen mass
 * equally and stand last, and kinds that were seen give it up, the rare ones most.
 */
export function estimatedSource(spectrum: Spectrum): readonly Class[] {
  const { times, kinds, total } = spectrum
  const unseenMass = (kindsSeen(spectrum, 1) / total) * unseenPerDraw(spectrum)
  const chanceMissed = times.map((time) => Math.exp(total * Math.log1p(-time / total)))
  let missed = 0
  for (let index = 0; index < times.length; index++) {
    missed += ((kinds[index] * times[index]) / total) * chanceMissed[index]
  }
  const given = unseenMass === 0 ? 0 : unseenMass / missed
  const seen = Array.from(times, (time, index) => ({
    kinds: kinds[index],
    probability: (time / total) * (1 - given * chanceMissed[index]),
  }))
  const unseen = Math.ceil(unseenKinds(spectrum))
  return unseen === 0 ? seen : [...seen, { kinds: unseen, probability: unseenMass / unseen }]
}

/** Cells of the table that leads from a number in [0, 1) to its class. */
const CELLS = 4096

/** The spectrum of `size` tokens drawn from a source, each by one random number: it says the class and the kind in it. */
export function resample(source: readonly Class[], size: number, rng: Rng): Spectrum {
  const classes = source.length
  const starts = new Float64Array(classes + 1)
  const firstKind = new Float64Array(classes + 1)
  for (const [index, { kinds, probability }] of source.entries()) {
    starts[index + 1] = starts[index] + kinds * probability
    firstKind[index + 1] = firstKind[index] + kinds
  }
  const perMass = Float64Array.from(source, ({ probability }) => 1 / probability)
  const scale = starts[classes]
  const guide = guideTo(starts)
  const drawn = new Float64Array(size)
  for (let token = 0; token < size; token++) {
    const uniform = rng.uniform()
    const at = uniform * scale
    let index = guide[Math.floor(uniform * CELLS)]
    while (index < classes - 1 && at >= starts[index + 1]) index++
    const kind = firstKind[index] + Math.floor((at - starts[index]) * perMass[index])
    // Rounding may lead one past the last kind of a class.
    drawn[token] = kind < firstKind[index + 1] ? kind : firstKind[index + 1] - 1
  }
  return spectrumOf(countsOf(drawn, firstKind[classes]))
}

/** For each cell the class in which it begins. */
function guideTo(starts: Float64Array): Int32Array {
  const scale = starts[starts.length - 1]
  const guide = new Int32Array(CELLS)
  let index = 0
  for (let cell = 0; cell < CELLS; cell++) {
    while (index < starts.length - 2 && starts[index + 1] <= (cell / CELLS) * scale) index++
    guide[cell] = index
  }
  return guide
}

/** How often each number occurs; numbers from a range too wide for an array are sorted instead. */
function countsOf(drawn: Float64Array, range: number): Uint32Array {
  if (range <= 4 * drawn.length) {
    const counts = new Uint32Array(range)
    for (let index = 0; index < drawn.length; index++) counts[drawn[index]]++
    return counts
  }
  drawn.sort()
  const counts = new Uint32Array(drawn.length)
  let kind = -1
  for (let index = 0; index < drawn.length; index++) {
    if (index === 0 || drawn[index] !== drawn[index - 1]) kind++
    counts[kind]++
  }
  return counts
}
