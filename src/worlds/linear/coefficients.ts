import { BadInputError } from '../../errors/index.js'
import { keyedRng } from '../../random/keyed.js'
import { ChainStreams } from '../../random/stream.js'
import type { LinearOptions } from './options.js'

const DEFAULT_DIMENSION = 10

/** The true coefficients: those given, or a random direction that depends on the world's seed alone. */
export function trueCoefficients({
  dimension,
  coefficients,
  length,
  world_seed,
}: LinearOptions): Float64Array {
  if (coefficients !== undefined) {
    if (dimension === undefined || dimension === coefficients.length) return Float64Array.from(coefficients)
    throw new BadInputError(
      `${coefficients.length} coefficients for ${dimension} inputs`,
      'Give one coefficient for each input, or leave dimension away.',
    )
  }
  const direction = new Float64Array(dimension ?? DEFAULT_DIMENSION)
  new ChainStreams(keyedRng('linear coefficients', world_seed))
    .of(0)
    .fillNormal(direction, 0, direction.length)
  const scale = length / Math.hypot(...direction)
  return direction.map((value) => value * scale)
}
