import { z } from 'zod'
import { integral } from '../../numerics/integral.js'
import { normalCdf } from '../../numerics/normal.js'
import { defineLaw } from './define-law.js'
import { power } from './gaussian-moments.js'

const probability = z.number().min(0).max(1)

const parameters = z.strictObject({
  dimension: z.int().min(2).describe('Inputs d.'),
  points: z.int().min(2).describe('Items N of the sample, before the verifier.'),
  humanPoints: z.int().min(2).describe('Human items N_0 that generation 0 is fitted to.'),
  keepsRight: probability.gt(0).describe('phi: probability that the verifier keeps a right label.'),
  keepsWrong: probability.describe('psi: probability that it keeps a wrong one.'),
  labelError: probability.describe('p: probability that a label of generation 0 is flipped.'),
})

/**
 * Accuracy of w = mean of y x over N items that generation 0 labelled and a verifier filtered.
 *
 * @example
 * const setting = { dimension: 20, points: 1000, humanPoints: 1e9, keepsRight: 0.9, keepsWrong: 0.3 }
 * verifiedAccuracy.value({ ...setting, labelError: 0.75 }, 1) // 0.5
 */
export const verifiedAccuracy = defineLaw({
  name: 'verifier.accuracy',
  summary:
    'Accuracy of an averaging classifier trained on labels of generation 0 that a verifier has filtered.',
  equation:
    'The mean over angles a of density sin^(d - 2) a of Phi(c cos a sqrt(N / ((v - c^2) cos^2 a + v_2 sin^2 a))), c = (phi - psi + (phi + psi)(1 - 2 p) cos t) / sqrt(2 pi); t, the angle of generation 0 to the truth, also enters the variances v and v_2.',
  source: 'derived, for finite data; its limit is the threshold of Feng et al. 2024, arXiv 2406.07515',
  status: 'derived',
  kind: 'approximate',
  assumptions:
    'Generations 0 and 1 of replace on new inputs x ~ N(0, I_d), d from 2; so many items that their mean is normal, and so many human ones that generation 0 is nearly right; labels are flipped, and the verifier errs, independently of the input.',
  parameters,
  formula(given, generation) {
    if (generation > 1) return 'it is about generation 1, the first that is trained on filtered labels'
    if (generation === 0) return 1 - firstAngle(given) / Math.PI
    const { dimension, points } = given
    const { along, variance, across } = momentsOf(given)
    const right = (angle: number) => {
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
      const spread = Math.sqrt((variance * cosine * cosine + across * sine * sine) / points)
      return normalCdf((along * cosine) / spread)
    }
    // An input at the angle a to the truth is labelled rightly with the probability above; a has the density sin^(d - 2) a.
    const density = (angle: number) => power(Math.sin(angle), dimension - 2)
    const total = integral(density, 0, Math.PI / 2)
    return integral((angle) => density(angle) * right(angle), 0, Math.PI / 2) / total
  },
})

/**
 * Mean of y x along the truth, and N times the variances of w along and across it. Generation 0, at the angle t from the
 * truth, is wrong about t / pi of the inputs, all near the boundary: of those the verifier keeps another share, and its
 * tilt goes on into the next model. With A = phi - psi and B = (phi + psi)(1 - 2p), the mean of y x is (A e + B u) / sqrt(2 pi),
 * e and u being the directions of the truth and of generation 0; t is taken at its root mean square.
 */
function momentsOf(given: z.infer<typeof parameters>) {
  const { dimension, points, keepsRight: phi, keepsWrong: psi, labelError: p } = given
  const others = dimension - 1
  const angle = firstAngle(given)
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  const trusted = (phi + psi) * (1 - 2 * p)
  const along = (phi - psi + trusted * cosine) / Math.sqrt(2 * Math.PI)
  const kept = phi * (1 - p) + psi * p
  const keptOfErrors = psi * (1 - p) + phi * p
  const inErrors = (angle + (sine * cosine) / others) / Math.PI
  const tilt = (trusted * trusted * sine * sine) / (2 * Math.PI * others)
  return {
    along,
    variance: kept + ((keptOfErrors - kept) * (angle - sine * cosine)) / Math.PI - along * along,
    across: kept + (keptOfErrors - kept) * inErrors + points * tilt,
  }
}

/** The root mean square angle of generation 0 to the truth. */
function firstAngle({ dimension, humanPoints }: z.infer<typeof parameters>): number {
  return Math.atan(Math.sqrt(((dimension - 1) * Math.PI) / (2 * humanPoints)))
}
