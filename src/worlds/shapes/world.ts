import type { ModelState } from '../../contracts/state.js'
import type { VectorWorldFactory } from '../../contracts/vectors.js'
import { BadInputError } from '../../errors/index.js'
import { drawSpots, type Spots } from '../spots.js'
import { blobCentres } from './blobs.js'
import type { ShapesOptions } from './options.js'
import { circles, moons, swissRoll } from './outlines.js'

const USUAL_NOISE = { blobs: 1, circles: 0.05, moons: 0.05, 'swiss-roll': 0.5 }

/**
 * Points along a shape, with normal noise: the data of Kazdan et al. 2410.16713, from scikit-learn's generators.
 *
 * The truth of blobs is a mixture. The density of the others has no closed form: they are drawn as a point of many that
 * stand evenly on the shape, with noise, so that their truth is exactly the kernel density of these points whose
 * bandwidth is the noise. The points of circles and moons are those of scikit-learn; since they are much closer to each
 * other than the noise is wide, the density is that of the whole curve.
 */
export const shapesWorld: VectorWorldFactory<ShapesOptions> = {
  name: 'shapes',
  version: 1,
  data: 'vectors',
  create(options) {
    const noise = options.noise ?? USUAL_NOISE[options.shape]
    refuseForOthers(options)
    const spots = spotsOf(options, noise)
    return {
      name: 'shapes',
      dimension: spots.dimension,
      truth: options.shape === 'blobs' ? mixtureOf(spots) : kernelsOf(spots, noise),
      draw: (count, chains, rng) => drawSpots(spots, count, chains, rng),
    }
  },
}

/** Only blobs have a number of centres and a dimension of their own. */
function refuseForOthers({ shape, centres, dimension }: ShapesOptions): void {
  if (shape === 'blobs') return
  for (const [name, value] of Object.entries({ centres, dimension })) {
    if (value === undefined) continue
    throw new BadInputError(
      `world shapes: ${name} is ${value}, but only blobs have ${name}`,
      `Leave ${name} away, or set shape: blobs.`,
    )
  }
}

function spotsOf({ shape, centres = 3, dimension = 2 }: ShapesOptions, noise: number): Spots {
  const at = (points: Float64Array, axes: number): Spots => ({
    dimension: axes,
    centres: points,
    deviations: new Float64Array(points.length / axes).fill(noise),
  })
  if (shape === 'blobs') return at(blobCentres(centres, dimension), dimension)
  if (shape === 'swiss-roll') return at(swissRoll(), 3)
  return at(shape === 'circles' ? circles() : moons(), 2)
}

function mixtureOf({ dimension, centres, deviations }: Spots): ModelState {
  const components = deviations.length
  const square = dimension * dimension
  return {
    kind: 'mixture',
    chains: 1,
    dimension,
    components,
    weights: new Float64Array(components).fill(1 / components),
    means: centres,
    covariances: Float64Array.from({ length: components * square }, (_, at) => {
      const deviation = deviations[Math.floor(at / square)]
      return (at % square) % (dimension + 1) === 0 ? deviation * deviation : 0
    }),
  }
}

function kernelsOf({ dimension, centres, deviations }: Spots, noise: number): ModelState {
  return {
    kind: 'kernel',
    chains: 1,
    dimension,
    count: deviations.length,
    points: centres,
    bandwidths: Float64Array.of(noise),
  }
}
