import { mean } from '../../numerics/mean.js'
import { studentTQuantile } from '../../numerics/student-t.js'

/** The values of a statistic on random parts of a sample, and how the parts were drawn. */
export interface PartValues {
  readonly values: readonly number[]
  /** What a part is of the whole sample, 0 to 1. */
  readonly share: number
  /** Random orders of the sample from which the parts were cut, each used up before the next. */
  readonly orders: number
  /** Documents of the whole sample. */
  readonly documents: number
}

/**
 * Variance, in the population that the sample came from, of the mean of a statistic over all parts of this size: the
 * delete-d jackknife, share / (1 - share) x variance of a part's value, and beside it the noise of having drawn some
 * parts and not all. Parts of one order share nothing, so that their mean is surer than that of as many others.
 *
 * Shao and Wu 1989, A General Theory for Jackknife Variance Estimation, doi:10.1214/aos/1176347263.
 */
export function varianceOfMean({ values, share, orders }: PartValues): number {
  const odds = share / (1 - share)
  const noise = drawingNoise(values.length, orders, odds)
  const centre = mean(values)
  let squares = 0
  for (const value of values) squares += (value - centre) * (value - centre)
  const ofPart = squares / (values.length * (1 - noise))
  return ofPart * (odds + noise)
}

/** Variance of the mean over the parts drawn, in units of a part's: values of parts without overlap correlate by -odds. */
function drawingNoise(parts: number, orders: number, odds: number): number {
  return Math.max(0, 1 - (parts / orders - 1) * odds) / parts
}

/**
 * Half the width of the 95% interval. Its variance is an estimate from few parts of few documents, hence Student's t:
 * the shares of uncertainty (1 / degrees of freedom) of both add up.
 */
export function halfWidth(parts: PartValues): number {
  const { values, orders, documents } = parts
  const spread = values.length - (orders < values.length ? orders : 1)
  const df = 1 / (1 / spread + 1 / (documents - 1))
  return studentTQuantile(0.975, df) * Math.sqrt(varianceOfMean(parts))
}
