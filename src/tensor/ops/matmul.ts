import { graphOf, type Value } from '../graph/graph.js'
import { sameDims } from './dims.js'
import { sum } from './reduce.js'

export interface MatmulOptions {
  /** Whether the last two axes of a side are taken the other way round. */
  readonly transposeA?: boolean
  readonly transposeB?: boolean
  /** A factor of the product. */
  readonly scale?: number
}

/**
 * The matrix product over the last two axes. Two matrices become ONNX's Gemm; with axes before them, which both sides
 * must share, ONNX Runtime's FusedMatMul carries the transposes and the factor without a pass of their own.
 */
export function matmul(a: Value, b: Value, options: MatmulOptions = {}): Value {
  const { transposeA = false, transposeB = false, scale = 1 } = options
  const graph = graphOf(a, b)
  const rank = a.dims.length
  checkProduct(a, b, transposeA, transposeB)
  const rows = a.dims[transposeA ? rank - 1 : rank - 2]
  const columns = b.dims[transposeB ? rank - 2 : rank - 1]
  const dims = [...a.dims.slice(0, -2), rows, columns]
  const attributes = {
    transA: { int: transposeA ? 1 : 0 },
    transB: { int: transposeB ? 1 : 0 },
    alpha: { float: scale },
  }
  const [value] =
    rank === 2
      ? graph.node('Gemm', [a, b], [{ dims }], attributes)
      : graph.node('FusedMatMul', [a, b], [{ dims }], attributes, 'com.microsoft')
  graph.record({
    inputs: [a, b],
    outputs: [value],
    backward: ([gradient]) => {
      if (!gradient) return []
      const ofA = transposeA
        ? matmul(b, gradient, { transposeA: transposeB, transposeB: true, scale })
        : matmul(gradient, b, { transposeB: !transposeB, scale })
      const ofB = transposeB
        ? matmul(gradient, a, { transposeA: true, transposeB: transposeA, scale })
        : matmul(a, gradient, { transposeA: !transposeA, scale })
      return [ofA, ofB]
    },
  })
  return value
}

/** ONNX Runtime would broadcast axes before the last two; their gradients would have to be summed again. */
function checkProduct(a: Value, b: Value, transposeA: boolean, transposeB: boolean): void {
  const inner = a.dims.at(transposeA ? -2 : -1)
  const outer = b.dims.at(transposeB ? -1 : -2)
  // Sizes under two names may be one when the graph runs.
  const fits = inner === outer || typeof inner === 'string' || typeof outer === 'string'
  if (a.dims.length > 1 && fits && sameDims(a.dims.slice(0, -2), b.dims.slice(0, -2))) return
  const shown = ({ dims }: Value, transposed: boolean) =>
    `${dims.join(' x ')}${transposed ? ' transposed' : ''}`
  throw new RangeError(`no matrix product of ${shown(a, transposeA)} and ${shown(b, transposeB)}`)
}

/** x W + b for rows x [n, in], weight [in, out] and bias [out]. */
export function linear(x: Value, weight: Value, bias: Value): Value {
  const graph = graphOf(x, weight, bias)
  const [value] = graph.node('Gemm', [x, weight, bias], [{ dims: [x.dims[0], weight.dims[1]] }])
  graph.record({
    inputs: [x, weight, bias],
    outputs: [value],
    backward: ([gradient]) =>
      gradient
        ? [
            matmul(gradient, weight, { transposeB: true }),
            matmul(x, gradient, { transposeA: true }),
            sum(gradient, [0]),
          ]
        : [],
  })
  return value
}
