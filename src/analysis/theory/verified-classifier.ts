import { z } from 'zod'
import { integral } from '../../numerics/integral.js'
import { normalCdf } from '../../numerics/normal.js'
import { defineLaw } from './define-law.js'

const probability = z.number().min(0).max(1)

/**
 * Accuracy of w = mean of y x over N items, of which the verifier keeps the share phi of the right and psi of the wrong.
 * By the central limit theorem w has along the truth the mean c and, times N, the variance k - c^2, and across it k + t,
 * with c = (phi - psi + (phi + psi)(1 - 2p)) / sqrt(2 pi), k the share that is kept and t = N_0^-1 N ((phi + psi)(1 - 2p) / 2)^2
 * from the error of the labelling model itself, which averaged N_0 human items. An input at the angle a to the truth is
 * then labelled rightly with probability Phi(c cos a sqrt(N / ((k - c^2) cos^2 a + (k + t) sin^2 a))), and a has the density
 * sin^(d - 2) a.
 *
 * @example
 * verifiedAccuracy.value({ dimension: 20, points: 1000, humanPoints: 1e9, keepsRight: 0.9, keepsWrong: 0.3, labelError: 0.75 }, 1) // 0.5
 */
export const verifiedAccuracy = defineLaw({
  name: 'verifier.accuracy',
  summary: 'Accuracy of an averaging classifier trained on labels of generation 0 that a verifier has filtered.',
  source: 'derived, for finite data; its limit is the threshold of Feng et al. 2024, arXiv 2406.07515',
  status: 'derived',
  kind: 'approximate',
  assumptions:
    'Generation 1; inputs x ~ N(0, I_d), d from 2, so many items that their mean is normal, and more human items than synthetic ones, so that generation 0 is nearly right (second order in its angle to the truth is left out); labels are flipped, and the verifier errs, independently of the input.',
  parameters: z.strictObject({
    dimension: z.int().min(2).describe('Inputs d.'),
    points: z.int().min(2).describe('Items N of the sample, before the verifier.'),
    humanPoints: z.int().min(2).describe('Human items that generation 0 is fitted to.'),
    keepsRight: probability.gt(0).describe('phi: probability that the verifier keeps a right label.'),
    keepsWrong: probability.describe('psi: probability that it keeps a wrong one.'),
    labelError: probability.describe('p: probability that a label of generation 0 is flipped.'),
  }),
  formula({ dimension, points, humanPoints, keepsRight, keepsWrong, labelError }, generation) {
    if (generation !== 1) return 'it is about generation 1, the first that is trained on filtered labels'
    const trusted = (keepsRight + keepsWrong) * (1 - 2 * labelError)
    const along = (keepsRight - keepsWrong + trusted) / Math.sqrt(2 * Math.PI)
    const kept = keepsRight * (1 - labelError) + keepsWrong * labelError
    if (kept === 0) return 'the verifier keeps nothing'
    const across = kept + (trusted * trusted * points) / (4 * humanPoints)
    const weight = (angle: number) => Math.exp((dimension - 2) * Math.log(Math.sin(angle)))
    const right = (angle: number) => {
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
      const variance = (kept - along * along) * cosine * cosine + across * sine * sine
      return normalCdf((along * cosine * Math.sqrt(points)) / Math.sqrt(variance))
    }
    // At the angle 0 the weight of two inputs is 0 to the power 0, and of more 0.
    const density = (angle: number) => (dimension === 2 ? 1 : angle === 0 ? 0 : weight(angle))
    const total = integral(density, 0, Math.PI / 2)
    return integral((angle) => density(angle) * right(angle), 0, Math.PI / 2) / total
  },
})
