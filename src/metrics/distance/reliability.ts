/**
 * Expected calibration error: predictions are put into `bins` bins of equal width by their confidence; the mean over
 * predictions of the gap |mean confidence - share of right ones| of their bin (Guo et al. 2017).
 *
 * @param right 1 where the prediction came true, 0 where not; a share of 1 where it was one of several equal ones
 * @example
 * expectedCalibrationError([0.9, 0.9, 0.2], [1, 0, 0], 10) // 1/3: (2 x 0.4 + 0.2) / 3
 */
export function expectedCalibrationError(
  confidence: ArrayLike<number>,
  right: ArrayLike<number>,
  bins: number,
): number {
  const gaps = new Float64Array(bins)
  for (let at = 0; at < confidence.length; at++) {
    // Confidence 1 belongs to the last bin.
    const bin = Math.min(bins - 1, Math.floor(confidence[at] * bins))
    gaps[bin] += confidence[at] - right[at]
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / confidence.length
}
