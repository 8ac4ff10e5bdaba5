/**
 * Distances of two samples of numbers that are functions of the gap between their empirical distribution functions
 * F and G. All take sorted samples and one walk over both.
 */

/**
 * Wasserstein-1 (earth mover's) distance: the area between F and G. In the unit of the numbers.
 *
 * @example
 * wasserstein1(sorted([0, 1, 3]), sorted([5, 6, 8])) // 5
 */
export function wasserstein1(first: Float64Array, second: Float64Array): number {
  let area = 0
  forGaps(first, second, (gap, width) => {
    area += Math.abs(gap) * width
  })
  return area
}

/**
 * Kolmogorov-Smirnov statistic: the largest gap between F and G, 0 to 1.
 *
 * @example
 * kolmogorovSmirnov(sorted([1, 2]), sorted([2, 3])) // 0.5
 */
export function kolmogorovSmirnov(first: Float64Array, second: Float64Array): number {
  let largest = 0
  forGaps(first, second, (gap) => {
    largest = Math.max(largest, Math.abs(gap))
  })
  return largest
}

/**
 * Energy distance sqrt(2 E|X - Y| - E|X - X'| - E|Y - Y'|), which in one dimension is the square root of twice the
 * area under (F - G)^2 (Szekely and Rizzo 2013). In the square root of the numbers' unit.
 *
 * @example
 * energyDistance(sorted([0]), sorted([2])) // 2: sqrt(2 x 2)
 */
export function energyDistance(first: Float64Array, second: Float64Array): number {
  let area = 0
  forGaps(first, second, (gap, width) => {
    area += gap * gap * width
  })
  return Math.sqrt(2 * area)
}

/**
 * Squared Frechet (2-Wasserstein) distance of the normal distributions with the samples' means and standard deviations:
 * (m1 - m2)^2 + (s1 - s2)^2. In the square of the numbers' unit.
 *
 * @param lost degrees of freedom taken off the denominator of the variances: 0 or 1
 * @example
 * frechetGaussian(sorted([0, 2]), sorted([5, 5])) // 17: means 1 and 5, deviations 1 and 0
 */
export function frechetGaussian(first: Float64Array, second: Float64Array, lost: 0 | 1 = 0): number {
  const [one, other] = [moments(first, lost), moments(second, lost)]
  const means = one.mean - other.mean
  const deviations = one.deviation - other.deviation
  return means * means + deviations * deviations
}

/** A copy in ascending order. */
export function sorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort()
}

/** Visits the intervals between neighbouring numbers of both samples with F - G there and their width. */
function forGaps(
  first: Float64Array,
  second: Float64Array,
  visit: (gap: number, width: number) => void,
): void {
  checkFilled(first, second)
  let [i, j] = [0, 0]
  // Behind the last number of either sample only the other's remain, up to where both functions are 1.
  while (i < first.length || j < second.length) {
    const at = next(first, i, second, j)
    while (first[i] === at) i++
    while (second[j] === at) j++
    if (i === first.length && j === second.length) return
    visit(i / first.length - j / second.length, next(first, i, second, j) - at)
  }
}

function next(first: Float64Array, i: number, second: Float64Array, j: number): number {
  if (i === first.length) return second[j]
  if (j === second.length) return first[i]
  return Math.min(first[i], second[j])
}

function moments(values: Float64Array, lost: number): { mean: number; deviation: number } {
  checkFilled(values)
  if (values.length <= lost) throw new RangeError('a variance with n - 1 needs two numbers')
  let sum = 0
  for (const value of values) sum += value
  const mean = sum / values.length
  let squares = 0
  for (const value of values) squares += (value - mean) * (value - mean)
  return { mean, deviation: Math.sqrt(squares / (values.length - lost)) }
}

function checkFilled(...samples: readonly Float64Array[]): void {
  for (const { length } of samples) {
    if (length === 0) throw new RangeError('the distance to a sample of no numbers is not defined')
  }
}
