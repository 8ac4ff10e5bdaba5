import { describe, expect, it } from 'vitest'
import { vendiOfGram, vendiOfRows } from '../../src/numerics/vendi.js'
import { keyedRng } from '../../src/random/keyed.js'

const orders = [0.5, 1, 2, Number.POSITIVE_INFINITY]

function expectClose(values: readonly number[], expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length)
  for (const [at, value] of values.entries()) expect(value).toBeCloseTo(expected[at], 10)
}

/** Hill numbers of shares, by their formula. */
function hill(shares: readonly number[]): number[] {
  const entropy = -shares.reduce((sum, share) => sum + share * Math.log(share), 0)
  const roots = shares.reduce((sum, share) => sum + Math.sqrt(share), 0)
  const squares = shares.reduce((sum, share) => sum + share * share, 0)
  return [roots * roots, Math.exp(entropy), 1 / squares, 1 / Math.max(...shares)]
}

describe('vendiOfGram', () => {
  it('is the size where nothing is alike, 1 where all is, the kinds where kinds are as common', () => {
    const size = 40
    const identity = Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0))
    expectClose(vendiOfGram(identity, size, orders), [size, size, size, size])
    expectClose(vendiOfGram(new Float64Array(size * size).fill(1), size, orders), [1, 1, 1, 1])
    const kinds = Float64Array.from({ length: size * size }, (_, at) =>
      Math.floor(at / size) % 5 === (at % size) % 5 ? 1 : 0,
    )
    expectClose(vendiOfGram(kinds, size, orders), [5, 5, 5, 5])
  })

  it('is that of the eigenvalues: 1 + c and 1 - c for two of similarity c', () => {
    const c = 0.6
    expectClose(vendiOfGram(Float64Array.of(1, c, c, 1), 2, orders), hill([0.8, 0.2]))
  })

  it('takes order 2 alone without eigenvalues, and gives the same', () => {
    const gram = Float64Array.of(1, 0.3, 0.2, 0.3, 1, 0.1, 0.2, 0.1, 1)
    expectClose(vendiOfGram(gram, 3, [2]), [vendiOfGram(gram, 3, [1, 2])[1]])
  })

  it('leaves out what has no similarity even with itself', () => {
    expectClose(vendiOfGram(Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 0), 3, orders), [2, 2, 2, 2])
    expect(() => vendiOfGram(new Float64Array(4), 2, [1])).toThrow(RangeError)
  })
})

describe('vendiOfRows', () => {
  it('does as its example says', () => {
    expectClose(vendiOfRows(Float64Array.of(1, 0, 0, 3, 0, 5), 3, 2, orders), hill([1 / 3, 2 / 3]))
  })

  it('gives the same by rows and by columns', () => {
    const rng = keyedRng('vendi')
    const [rows, dimension] = [30, 7]
    const values = Float64Array.from({ length: rows * dimension }, () => rng.uniform() - 0.3)
    // Columns of zeros change nothing, but then rows are fewer.
    const wide = new Float64Array(rows * 40)
    for (let row = 0; row < rows; row++) {
      wide.set(values.subarray(row * dimension, (row + 1) * dimension), row * 40)
    }
    expectClose(vendiOfRows(wide, rows, 40, orders), vendiOfRows(values, rows, dimension, orders))
  })

  it('leaves out rows of zeros', () => {
    expectClose(vendiOfRows(Float64Array.of(1, 0, 0, 0, 0, 2), 3, 2, [1]), [2])
    expect(() => vendiOfRows(new Float64Array(6), 3, 2, [1])).toThrow(RangeError)
  })
})
