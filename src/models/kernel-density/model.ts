import type { KernelState } from '../../contracts/state.js'
import type { Decoding } from '../../contracts/model.js'
import type { VectorModel } from '../../contracts/vectors.js'
import { chainNote } from '../chain-note.js'
import { refuseDecoding } from '../refuse-decoding.js'
import { syntheticBatch } from '../synthetic-batch.js'
import { meanLogKernels } from './density.js'
import { sampleKernels } from './sampler.js'

export function checkDecoding(decoding: Decoding): void {
  refuseDecoding('kernel-density', decoding, 'neither a power of a sum of kernels nor a part of it is one')
}

/** Kernel densities of many chains, ready to be drawn from. */
export function kernelDensityModel(state: KernelState): VectorModel {
  const { bandwidths, chains } = state
  const collapsed = bandwidths.filter((bandwidth) => bandwidth === 0).length
  return {
    state,
    notes: chainNote(collapsed, chains, 'all points are equal: the bandwidth is 0 and the model a point'),
    sample({ count }, decoding, rng) {
      checkDecoding(decoding)
      return syntheticBatch(sampleKernels(state, count, rng), state, count)
    },
    meanLogDensity: (items) => meanLogKernels(state, items),
  }
}
