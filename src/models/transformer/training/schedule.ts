export interface ScheduleOptions {
  readonly learningRate: number
  /** Share of all steps over which the rate rises linearly from 0. */
  readonly warmup: number
  /** What the rate falls to, as a share of its highest. */
  readonly finalShare: number
}

/**
 * The learning rate of step 1 .. steps: a linear warm-up to `learningRate`, then half a cosine down to `finalShare` of
 * it (Loshchilov & Hutter, arXiv 1608.03983, without restarts). `finalShare: 1` stays constant after the warm-up.
 *
 * @example
 * learningRateAt({ learningRate: 1, warmup: 0.1, finalShare: 0.1 }, 5, 100) // 0.5
 * learningRateAt({ learningRate: 1, warmup: 0.1, finalShare: 0.1 }, 55, 100) // 0.55
 */
export function learningRateAt(options: ScheduleOptions, step: number, steps: number): number {
  const { learningRate, warmup, finalShare } = options
  const rising = Math.ceil(warmup * steps)
  if (step <= rising) return (learningRate * step) / rising
  const done = (step - rising) / Math.max(1, steps - rising)
  return learningRate * (finalShare + ((1 - finalShare) * (1 + Math.cos(Math.PI * done))) / 2)
}
