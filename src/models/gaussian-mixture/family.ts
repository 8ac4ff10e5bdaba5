import type { VectorFamily } from '../../contracts/vectors.js'
import { BadInputError } from '../../errors/index.js'
import { checkItemWeights } from '../item-weights.js'
import { refuseDecoding } from '../refuse-decoding.js'
import { fitMixtures } from './fit.js'
import { gaussianMixtureModel } from './model.js'
import { fitNotes } from './notes.js'
import type { GaussianMixtureOptions } from './options.js'

const NAME = 'gaussian-mixture'

/**
 * Mixtures of normal distributions with full covariances, fitted by expectation maximisation from a k-means start as
 * scikit-learn's GaussianMixture does; items may be weighted.
 */
export const gaussianMixtureFamily: VectorFamily<GaussianMixtureOptions> = {
  name: NAME,
  version: 1,
  data: 'vectors',
  capabilities: () => ({ batch: 'vectors', lossWeights: true, randomFit: true }),
  checkDecoding: (_options, decoding) =>
    refuseDecoding(NAME, decoding, 'a power of the density of a mixture is no mixture'),
  checkWorld({ components }, { name, truth }, points) {
    if (truth.kind !== 'normal' && truth.kind !== 'mixture' && truth.kind !== 'kernel') {
      throw new BadInputError(
        `family ${NAME} needs points, and world ${name} gives ${truth.kind === 'linear' ? 'inputs with targets' : 'states'}`,
        'Use a world of points, such as mixture, or another family.',
      )
    }
    if (points >= components) return
    throw new BadInputError(
      `family ${NAME} has ${components} components, more than there are points (${points})`,
      'Ask for more points, or set model.components lower.',
    )
  },
  async fit(batch, options, context) {
    checkItemWeights(batch, NAME)
    const fit = await fitMixtures(batch, options, context)
    return gaussianMixtureModel(fit.state, fitNotes(fit, options))
  },
  restore(state) {
    if (state.kind !== 'mixture') throw new RangeError(`a gaussian mixture is no ${state.kind} state`)
    return gaussianMixtureModel(state)
  },
}
