import type { Rng } from '../contracts/rng.js'
import { spreadCentres } from './kmeans-start.js'
import { rowProducts, squaredLengths } from './row-products.js'
import { squaredDistance } from './squared-distance.js'

export interface Clusters {
  /** Number of the cluster of each row. */
  readonly labels: Int32Array
  /** One row a cluster; fewer than asked for where there are fewer different rows. */
  readonly centres: Float64Array
  /** Sum of the squared distances of all rows from their centres. */
  readonly inertia: number
}

export interface KmeansOptions {
  readonly clusters: number
  /** Starts, of which the one with the least inertia is taken. */
  readonly starts?: number
  /** Rows drawn for each centre of a start, of which the best is taken; default 1. */
  readonly candidates?: number
  /** Rounds of one start, at most. */
  readonly rounds?: number
  readonly rng: Rng
}

/**
 * Clusters of rows by k-means, started by k-means++ and run until no row changes its cluster.
 *
 * **Method.** Lloyd's algorithm. Distances that the triangle inequality shows to be too large are not computed (one
 * lower bound for each row and centre), which changes no result.
 *
 * Source: Lloyd 1982, Least squares quantization in PCM; Elkan 2003, Using the triangle inequality to accelerate
 * k-means, without the distances between centres.
 *
 * @example
 * kmeans(Float64Array.of(0, 1, 10, 11), 1, { clusters: 2, rng }).inertia // 1
 */
export function kmeans(values: Float64Array, dimension: number, options: KmeansOptions): Clusters {
  const { clusters, starts = 1, candidates, rounds = 500, rng } = options
  let best: Clusters | undefined
  for (let start = 0; start < starts; start++) {
    const centres = spreadCentres(values, dimension, clusters, rng.fork(start), candidates)
    const found = settled(values, dimension, centres, rounds)
    if (best === undefined || found.inertia < best.inertia) best = found
  }
  if (best === undefined) throw new RangeError('k-means needs at least one start')
  return best
}

/** Rounding of a distance that comes from products, as a share of the lengths that it comes from. */
const ROUNDING = 1e-7

function settled(values: Float64Array, dimension: number, centres: Float64Array, rounds: number): Clusters {
  const clusters = centres.length / dimension
  const { labels, upper, lower } = firstBounds(values, dimension, centres)
  for (let round = 0; round < rounds; round++) {
    const moved = moveCentres(values, dimension, centres, labels)
    let changed = 0
    for (let row = 0; row < labels.length; row++) {
      const start = row * clusters
      for (let cluster = 0; cluster < clusters; cluster++) lower[start + cluster] -= moved[cluster]
      upper[row] += moved[labels[row]]
      if (relabel(row, values, dimension, centres, labels, upper, lower)) changed++
    }
    if (changed === 0) break
  }
  let inertia = 0
  for (let row = 0; row < labels.length; row++) {
    inertia += squaredDistance(values, row * dimension, centres, labels[row] * dimension, dimension)
  }
  return { labels, centres, inertia }
}

function firstBounds(values: Float64Array, dimension: number, centres: Float64Array) {
  const clusters = centres.length / dimension
  const lower = rowProducts(values, centres, dimension)
  const lengths = squaredLengths(values, dimension)
  const centreLengths = squaredLengths(centres, dimension)
  const labels = new Int32Array(lengths.length)
  const upper = new Float64Array(lengths.length)
  for (let row = 0; row < lengths.length; row++) {
    const start = row * clusters
    for (let cluster = 0; cluster < clusters; cluster++) {
      const both = lengths[row] + centreLengths[cluster]
      const distance = Math.sqrt(Math.max(0, both - 2 * lower[start + cluster]))
      lower[start + cluster] = distance - ROUNDING * Math.sqrt(both)
      if (lower[start + cluster] < lower[start + labels[row]]) labels[row] = cluster
    }
    const own = squaredDistance(values, row * dimension, centres, labels[row] * dimension, dimension)
    upper[row] = Math.sqrt(own)
  }
  return { labels, upper, lower }
}

/** Moves each centre to the mean of its rows, and tells how far; one without rows stays. */
function moveCentres(
  values: Float64Array,
  dimension: number,
  centres: Float64Array,
  labels: Int32Array,
): Float64Array {
  const clusters = centres.length / dimension
  const sums = new Float64Array(centres.length)
  const sizes = new Int32Array(clusters)
  for (let row = 0; row < labels.length; row++) {
    const from = row * dimension
    const to = labels[row] * dimension
    sizes[labels[row]]++
    for (let axis = 0; axis < dimension; axis++) sums[to + axis] += values[from + axis]
  }
  const moved = new Float64Array(clusters)
  for (let cluster = 0; cluster < clusters; cluster++) {
    if (sizes[cluster] === 0) continue
    const start = cluster * dimension
    for (let axis = start; axis < start + dimension; axis++) sums[axis] /= sizes[cluster]
    moved[cluster] = Math.sqrt(squaredDistance(sums, start, centres, start, dimension))
    centres.set(sums.subarray(start, start + dimension), start)
  }
  return moved
}

/** Finds the nearest centre of a row; only those are looked at that may be nearer than its own. */
function relabel(
  row: number,
  values: Float64Array,
  dimension: number,
  centres: Float64Array,
  labels: Int32Array,
  upper: Float64Array,
  lower: Float64Array,
): boolean {
  const clusters = centres.length / dimension
  const start = row * clusters
  const before = labels[row]
  let own = before
  let nearest = upper[row]
  let exact = false
  for (let cluster = 0; cluster < clusters; cluster++) {
    if (cluster === own || lower[start + cluster] >= nearest) continue
    if (!exact) {
      nearest = distanceTo(own)
      lower[start + own] = nearest
      exact = true
      if (lower[start + cluster] >= nearest) continue
    }
    const distance = distanceTo(cluster)
    lower[start + cluster] = distance
    if (distance < nearest) {
      nearest = distance
      own = cluster
    }
  }
  labels[row] = own
  upper[row] = nearest
  return own !== before

  function distanceTo(cluster: number): number {
    return Math.sqrt(squaredDistance(values, row * dimension, centres, cluster * dimension, dimension))
  }
}
