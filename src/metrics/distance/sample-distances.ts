import {
  energyDistance,
  frechetGaussian,
  kolmogorovSmirnov,
  wasserstein1,
} from '../../numerics/distribution-distance.js'

/** A distance between two samples of numbers, as metrics of lengths and of losses describe it. */
export interface SampleDistance {
  readonly name: string
  readonly label: string
  /** With `{unit}` for the unit of the numbers. */
  readonly unit: string
  readonly meaning: string
  readonly formula: string
  readonly source: string
  /** Of two samples in ascending order. */
  readonly between: (first: Float64Array, second: Float64Array) => number
}

export const sampleDistances: readonly SampleDistance[] = [
  {
    name: 'wasserstein_1',
    label: 'Wasserstein-1 distance',
    unit: '{unit}',
    meaning: 'how far, on average, values would have to be moved to turn the one distribution into the other',
    formula:
      'integral of |F(x) - G(x)| dx, F and G the empirical distribution functions of human text and of the sample',
    source: 'Villani 2009, Optimal transport. Same as scipy.stats.wasserstein_distance.',
    between: wasserstein1,
  },
  {
    name: 'ks',
    label: 'Kolmogorov-Smirnov statistic',
    unit: 'difference of shares, 0 to 1',
    meaning:
      'the largest difference between the shares of documents below any value: it does not know how far apart values are, and sees shifts of the middle better than of the tails',
    formula:
      'max |F(x) - G(x)|, F and G the empirical distribution functions of human text and of the sample',
    source: 'Smirnov 1948. Same as the statistic of scipy.stats.ks_2samp.',
    between: kolmogorovSmirnov,
  },
  {
    name: 'energy',
    label: 'Energy distance',
    unit: 'square root of {unit}',
    meaning:
      'a distance that is 0 only for equal distributions, and that single far values disturb less than means and variances',
    formula:
      "sqrt(2 E|X - Y| - E|X - X'| - E|Y - Y'|), X of human text, Y of the sample: the square root of twice the integral of (F(x) - G(x))^2 dx",
    source: 'Szekely and Rizzo 2013, Energy statistics. Same as scipy.stats.energy_distance.',
    between: energyDistance,
  },
  {
    name: 'frechet',
    label: 'Frechet distance',
    unit: '({unit})^2',
    meaning:
      'how far means and spreads are apart, as if both distributions were normal: the one-dimensional form of the distance known for images and embeddings',
    formula:
      '(m_h - m_s)^2 + (d_h - d_s)^2, m the means and d the standard deviations (denominator n) of human text and of the sample',
    source: 'Dowson and Landau 1982, The Frechet distance between multivariate normal distributions.',
    between: frechetGaussian,
  },
]
