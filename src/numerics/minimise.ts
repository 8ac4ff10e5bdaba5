/** A smooth function: writes its gradient into `gradient` and returns its value. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number

export interface MinimiseOptions {
  readonly rounds?: number
  /** Stops where no partial derivative is larger than this. */
  readonly tolerance?: number
}

/** Steps that the curvature is learned from. */
const MEMORY = 10
/** Share of the promised decrease that a step must bring (Armijo). */
const SUFFICIENT = 1e-4
const MOST_HALVINGS = 40

/**
 * A minimum of a smooth convex function of many variables, by L-BFGS with a backtracking line search; `point` is where
 * it starts and is moved there.
 *
 * Source: Nocedal and Wright 2006, Numerical Optimization, algorithm 7.4.
 */
export function minimise(
  objective: Objective,
  point: Float64Array,
  { rounds = 200, tolerance = 1e-6 }: MinimiseOptions = {},
): void {
  const pairs: Pair[] = []
  const gradient = new Float64Array(point.length)
  let value = objective(point, gradient)
  const trial = new Float64Array(point.length)
  const trialGradient = new Float64Array(point.length)
  for (let round = 0; round < rounds && largest(gradient) > tolerance; round++) {
    const direction = descent(gradient, pairs)
    const slope = dot(direction, gradient)
    // Without a curvature yet, a step of length 1 at most.
    let step = pairs.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1
    let reached = Number.POSITIVE_INFINITY
    for (let halving = 0; halving < MOST_HALVINGS; halving++, step /= 2) {
      for (let at = 0; at < point.length; at++) trial[at] = point[at] + step * direction[at]
      reached = objective(trial, trialGradient)
      if (reached <= value + SUFFICIENT * step * slope) break
    }
    // As good as rounding lets it be.
    if (!(reached < value)) return
    remember(pairs, difference(trial, point), difference(trialGradient, gradient))
    point.set(trial)
    gradient.set(trialGradient)
    value = reached
  }
}

/** A step, the change of the gradient over it, and 1 / their product. */
interface Pair {
  readonly step: Float64Array
  readonly change: Float64Array
  readonly weight: number
}

function remember(pairs: Pair[], step: Float64Array, change: Float64Array): void {
  const curvature = dot(step, change)
  if (curvature <= 0) return
  pairs.push({ step, change, weight: 1 / curvature })
  if (pairs.length > MEMORY) pairs.shift()
}

/** Minus the inverse of the remembered curvature, times the gradient (the two-loop recursion). */
function descent(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = gradient.map((value) => -value)
  const shares = new Float64Array(pairs.length)
  for (let at = pairs.length - 1; at >= 0; at--) {
    const { step, change, weight } = pairs[at]
    shares[at] = weight * dot(step, direction)
    add(direction, change, -shares[at])
  }
  const newest = pairs.at(-1)
  if (newest !== undefined) {
    const scale = 1 / (newest.weight * dot(newest.change, newest.change))
    for (let at = 0; at < direction.length; at++) direction[at] *= scale
  }
  for (const [at, { step, change, weight }] of pairs.entries()) {
    add(direction, step, shares[at] - weight * dot(change, direction))
  }
  return direction
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0
  for (let at = 0; at < left.length; at++) sum += left[at] * right[at]
  return sum
}

function add(target: Float64Array, values: Float64Array, times: number): void {
  for (let at = 0; at < target.length; at++) target[at] += times * values[at]
}

function difference(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, at) => value - right[at])
}

function largest(values: Float64Array): number {
  let found = 0
  for (const value of values) found = Math.max(found, Math.abs(value))
  return found
}
