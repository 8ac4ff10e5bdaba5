import type { VectorWorldFactory } from '../../contracts/vectors.js'
import { drawSpots } from '../spots.js'
import type { StudentTOptions } from './options.js'
import { studentTMixture } from './scale-mixture.js'

/**
 * Points of Student's t distribution: the truth of Peterson 2404.03502. It is written as a mixture of normal
 * distributions, and drawn from that, so that the truth is exact; see `scale-mixture.ts` for how close the two are.
 */
export const studentTWorld: VectorWorldFactory<StudentTOptions> = {
  name: 'student-t',
  version: 1,
  data: 'vectors',
  create({ degrees, scale }) {
    const mixture = studentTMixture(degrees)
    const { weights } = mixture
    const covariances = mixture.variances.map((variance) => scale * scale * variance)
    const means = new Float64Array(weights.length)
    const spots = { dimension: 1, centres: means, deviations: covariances.map(Math.sqrt), weights }
    return {
      name: 'student-t',
      dimension: 1,
      truth: {
        kind: 'mixture',
        chains: 1,
        dimension: 1,
        components: weights.length,
        weights,
        means,
        covariances,
      },
      draw: (count, chains, rng) => drawSpots(spots, count, chains, rng),
    }
  },
}
