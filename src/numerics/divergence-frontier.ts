/**
 * How far two histograms over the same bins are from each other, as the MAUVE score and the frontier integral have it.
 * Both go through the mixtures r of the two, and hold how far each is from r.
 */

const MIXTURES = 25
/** As in the authors' package: the outermost mixtures are not quite the histograms themselves. */
const MARGIN = 1e-6
/** The scaling constant c of the paper. */
const SCALE = 5

/**
 * The MAUVE score of two histograms: 1 where they are equal, near 0 where they do not touch.
 *
 * **Formula.** Area under the curve of (exp(-5 KL(q, r)), exp(-5 KL(p, r))) for 25 mixtures r = w p + (1 - w) q, closed
 * with (0, 1) and (1, 0); the mean of the trapezoid areas along both axes; natural logarithms.
 *
 * Source: Pillutla et al. 2021, MAUVE, arXiv:2102.01454. Same as mauve-text 0.4.0.
 *
 * @example
 * mauveArea([0.5, 0.5], [0.5, 0.5]) // 1
 */
export function mauveArea(p: readonly number[], q: readonly number[]): number {
  const curve: [number, number][] = [[1, 0]]
  for (let step = 0; step < MIXTURES; step++) {
    const weight = MARGIN + (step * (1 - 2 * MARGIN)) / (MIXTURES - 1)
    const mixture = p.map((share, bin) => weight * share + (1 - weight) * q[bin])
    curve.push([Math.exp(-SCALE * divergence(q, mixture)), Math.exp(-SCALE * divergence(p, mixture))])
  }
  curve.push([0, 1])
  const swapped = curve.map(([x, y]): [number, number] => [y, x])
  return (areaUnder(curve) + areaUnder(swapped)) / 2
}

/** Kullback-Leibler divergence in nats; infinite where `p` has what `q` has not. */
function divergence(p: readonly number[], q: readonly number[]): number {
  let sum = 0
  for (const [bin, share] of p.entries()) {
    if (share === 0) continue
    if (q[bin] === 0) return Number.POSITIVE_INFINITY
    sum += share * Math.log(share / q[bin])
  }
  // Rounding may leave less than nothing.
  return Math.max(0, sum)
}

function areaUnder(curve: readonly (readonly [number, number])[]): number {
  // The curve falls: of points one above the other the upper comes first.
  const points = [...curve].sort((a, b) => a[0] - b[0] || b[1] - a[1])
  let area = 0
  for (let at = 1; at < points.length; at++) {
    area += ((points[at][0] - points[at - 1][0]) * (points[at][1] + points[at - 1][1])) / 2
  }
  return area
}

/**
 * The frontier integral of two histograms: 0 where they are equal, 1 where they do not touch.
 *
 * **Formula.** Twice the mean over all mixtures r = w p + (1 - w) q of w KL(p, r) + (1 - w) KL(q, r), which has the
 * closed form sum over bins of (p + q) / 2 - p q ln(p / q) / (p - q).
 *
 * Source: Liu et al. 2021, Divergence frontiers for generative models, arXiv:2106.07898. Same as mauve-text 0.4.0.
 *
 * @example
 * frontierIntegral([1, 0], [0, 1]) // 0.5 + 0.5 = 1
 */
export function frontierIntegral(p: readonly number[], q: readonly number[]): number {
  let sum = 0
  for (const [bin, share] of p.entries()) {
    const other = q[bin]
    sum += (share + other) / 2
    if (share > 0 && other > 0) sum -= other * share * meanInverse(share, other)
  }
  return sum
}

/** ln(p / q) / (p - q): the mean of 1 / x between q and p; its limit is 1 / p. */
function meanInverse(p: number, q: number): number {
  const ratio = (p - q) / q
  // Near 1 the quotient of two small numbers would lose all digits.
  if (Math.abs(ratio) < 1e-5) return (1 - ratio / 2 + (ratio * ratio) / 3) / q
  return Math.log(p / q) / (p - q)
}
