import type { Spectrum } from '../../spectrum.js'

/** A straight line through the logarithms: kinds seen r times ~ exp(intercept + slope ln r). */
export interface SimpleGoodTuring {
  readonly slope: number
  readonly intercept: number
  /** Probability of all unseen kinds together: the line's value at 1 / N. */
  readonly unseenMass: number
}

/**
 * The line of Gale and Sampson. Kinds of a count are first spread over the counts around it that no kind has (half way
 * to its neighbours), so that the many counts with one kind or none do not bend the line.
 */
export function simpleGoodTuring({ times, kinds, total }: Spectrum): SimpleGoodTuring {
  const size = times.length
  const x = new Float64Array(size)
  const y = new Float64Array(size)
  let meanX = 0
  let meanY = 0
  for (let index = 0; index < size; index++) {
    const below = index === 0 ? 0 : times[index - 1]
    const above = index === size - 1 ? 2 * times[index] - below : times[index + 1]
    x[index] = Math.log(times[index])
    y[index] = Math.log((2 * kinds[index]) / (above - below))
    meanX += x[index] / size
    meanY += y[index] / size
  }
  let covariance = 0
  let variance = 0
  for (let index = 0; index < size; index++) {
    covariance += (x[index] - meanX) * (y[index] - meanY)
    variance += (x[index] - meanX) * (x[index] - meanX)
  }
  const slope = variance === 0 ? 0 : covariance / variance
  const intercept = meanY - slope * meanX
  return { slope, intercept, unseenMass: Math.exp(intercept) / total }
}
