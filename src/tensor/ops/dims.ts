import type { Dim, Value } from '../graph/graph.js'

/** Sizes that must be known when the graph is built. */
export function numbers(dims: readonly Dim[]): number[] {
  return dims.map((size) => {
    if (typeof size === 'number') return size
    throw new RangeError(`the size ${size} must be known when the graph is built`)
  })
}

export function elementCount(dims: readonly Dim[]): number {
  return numbers(dims).reduce((product, size) => product * size, 1)
}

/** The sizes of an element-wise operation on two values, aligned at the last axis as NumPy does. */
export function broadcastDims(a: readonly Dim[], b: readonly Dim[]): Dim[] {
  const length = Math.max(a.length, b.length)
  return Array.from({ length }, (_, index) => {
    const left = a[a.length - length + index] ?? 1
    const right = b[b.length - length + index] ?? 1
    if (left === 1) return right
    if (right === 1 || left === right) return left
    throw new RangeError(`sizes ${a.join(' x ')} and ${b.join(' x ')} do not go together`)
  })
}

export function sameDims(a: readonly Dim[], b: readonly Dim[]): boolean {
  return a.length === b.length && a.every((size, index) => size === b[index])
}

/** Axes counted from the front: -1 is the last. */
export function positiveAxes(value: Value, axes: readonly number[]): number[] {
  return axes.map((axis) => (axis < 0 ? axis + value.dims.length : axis))
}
