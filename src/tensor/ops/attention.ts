import { graphOf, type Value } from '../graph/graph.js'
import { add, mul, sub } from './arithmetic.js'
import { numbers } from './dims.js'
import { matmul } from './matmul.js'
import { softmax } from './normalise.js'
import { sum } from './reduce.js'

/** Added to scores of positions that may not be seen: their softmax is exactly 0 in float32. */
const UNSEEN = -1e9

/**
 * softmax(q k' / sqrt(width) + mask) v, where position i sees positions 0 .. i (Vaswani et al., arXiv 1706.03762). All
 * of [batch, heads, length, width].
 */
export function causalAttention(q: Value, k: Value, v: Value): Value {
  const graph = graphOf(q, k, v)
  const [, , length, width] = numbers(q.dims)
  const scale = 1 / Math.sqrt(width)
  const before = graph.tape.length
  const mask = graph.constant(causalMask(length), [length, length])
  const seen = softmax(add(matmul(q, k, { transposeB: true, scale }), mask))
  const value = matmul(seen, v)
  graph.tape.length = before
  graph.record({
    inputs: [q, k, v],
    outputs: [value],
    backward: ([gradient]) => {
      if (!gradient) return []
      const ofV = matmul(seen, gradient, { transposeA: true })
      // The softmax's own sum, sum(seen * d seen), is sum(value * gradient): a row of `width` numbers and not of
      // `length` (Dao et al., arXiv 2205.14135, appendix B.2).
      const drift = sum(mul(gradient, value), [3], true)
      const ofScores = mul(seen, sub(matmul(gradient, v, { transposeB: true }), drift))
      return [matmul(ofScores, k, { scale }), matmul(ofScores, q, { transposeA: true, scale }), ofV]
    },
  })
  return value
}

/** 0 where row i may see column j <= i, a large negative number elsewhere. */
function causalMask(length: number): Float32Array {
  return Float32Array.from({ length: length * length }, (_, index) =>
    index % length <= Math.floor(index / length) ? 0 : UNSEEN,
  )
}
