export interface NiceScale {
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
  /** d3 format of the tick labels. */
  readonly format: string
}

/**
 * A domain on round numbers with about five steps, known before rendering, so that labels can be placed in
 * pixels and every renderer draws the same axis. Shares stay inside [0, 1].
 *
 * @example
 * niceScale([0.02, 0.14], { share: true, zero: true }).ticks // [0, 0.025, 0.05, ... 0.15]
 */
export function niceScale(
  values: readonly number[],
  options: { readonly share: boolean; readonly zero: boolean; readonly steps?: number },
): NiceScale {
  const { share, zero, steps = 5 } = options
  const finite = values.filter((value) => Number.isFinite(value))
  let low = finite.length === 0 ? 0 : Math.min(...finite)
  let high = finite.length === 0 ? 1 : Math.max(...finite)
  if (zero) {
    low = Math.min(0, low)
    high = Math.max(0, high)
    // Shares of a thousandth would fill the height like shares of all: such an axis reaches one per cent.
    if (share && high > 0) high = Math.max(high, 0.01)
  }
  if (high - low <= Math.max(1e-12, Math.abs(high) * 1e-9)) {
    // All values equal, but for rounding: a range around them, else there is no scale.
    const pad = Math.abs(low) <= 1e-12 ? (share ? 0.05 : 1) : Math.abs(low) * 0.1
    if (!zero || low < 0) low -= pad
    high += pad
  }
  const step = roundStep((high - low) / steps)
  let first = Math.floor(low / step + 1e-9)
  let last = Math.ceil(high / step - 1e-9)
  if (share) {
    first = Math.max(first, Math.ceil(0 / step))
    if (last * step > 1 + 1e-9) last = Math.floor(1 / step + 1e-9)
  }
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  const exact = (i: number) => Number((i * step).toFixed(digits + 2))
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => exact(first + i))
  const top = share && high > exact(last) ? 1 : exact(last)
  const decimals = decimalsOf(share ? step * 100 : step)
  return { domain: [exact(first), top], ticks, format: share ? `.${decimals}%` : `,.${decimals}f` }
}

function decimalsOf(step: number): number {
  for (let digits = 0; digits < 8; digits++) {
    if (Math.abs(Number(step.toFixed(digits)) - step) < step * 1e-6) return digits
  }
  return 8
}

function roundStep(rough: number): number {
  const exponent = Math.floor(Math.log10(rough) + 1e-12)
  const size = Number(`1e${exponent}`)
  const fraction = rough / size
  const base = fraction <= 1.4 ? 1 : fraction <= 2.25 ? 2 : fraction <= 3.2 ? 2.5 : fraction <= 7 ? 5 : 10
  return base * size
}

/** Generations to label so that the labels never touch: all of them up to eleven, else round steps. */
export function generationTicks(last: number): readonly number[] {
  const step =
    [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((s) => last / s <= 10) ?? Math.ceil(last / 10)
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step)
}
