import type { VectorFamily } from '../../contracts/vectors.js'
import { BadInputError } from '../../errors/index.js'
import { checkPoints } from '../check-points.js'
import { checkItemWeights } from '../item-weights.js'
import { bandwidthsOf } from './bandwidth.js'
import { checkDecoding, kernelDensityModel } from './model.js'
import type { KernelDensityOptions } from './options.js'

/**
 * Kernel density estimation with Gaussian kernels. Fitting again to its own samples adds the squared bandwidth to the
 * variance in every generation (Kazdan et al. 2410.16713).
 */
export const kernelDensityFamily: VectorFamily<KernelDensityOptions> = {
  name: 'kernel-density',
  version: 1,
  data: 'vectors',
  capabilities: ({ scale }) => ({
    batch: 'vectors',
    lossWeights: true,
    randomFit: false,
    leastItems: scale === 'none' ? 1 : 2,
  }),
  checkDecoding: (_options, decoding) => checkDecoding(decoding),

  checkWorld({ scale }, world, points) {
    checkPoints('kernel-density', world)
    if (scale === 'none' || points >= 2) return
    throw new BadInputError(
      `family kernel-density: a deviation needs two points, and there is ${points}`,
      'Ask for more points, or set model.scale to none.',
    )
  },

  fit(batch, options) {
    checkItemWeights(batch, 'kernel-density')
    const { chains, dimension, count, values: points, weights } = batch
    const bandwidths = bandwidthsOf(batch, options)
    return kernelDensityModel({
      kind: 'kernel',
      chains,
      dimension,
      count,
      points,
      ...(weights && { weights }),
      bandwidths,
    })
  },

  restore(state) {
    if (state.kind !== 'kernel') {
      throw new RangeError(`the state of a kernel density is kernel, not ${state.kind}`)
    }
    return kernelDensityModel(state)
  },
}
