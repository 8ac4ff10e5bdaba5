import { describe, expect, it } from 'vitest'
import { normalQuantile, normalTwoSidedP } from '../../src/numerics/normal.js'
import { keyedRng } from '../../src/random/keyed.js'
import { ChainStreams, Stream } from '../../src/random/stream.js'
import { chiSquareScore } from '../helpers/statistics.js'

const streamOf = (...key: (string | number)[]) => new ChainStreams(keyedRng(...key)).of(0)

function normals(count: number, ...key: (string | number)[]): Float64Array {
  const values = new Float64Array(count)
  streamOf(...key).fillNormal(values, 0, count)
  return values
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Kolmogorov's statistic times the root of the sample size: above 1.95 with probability 0.001. */
function kolmogorov(values: Float64Array, cdf: (value: number) => number): number {
  let largest = 0
  for (const [rank, value] of values.toSorted().entries()) {
    const at = cdf(value) * values.length
    largest = Math.max(largest, Math.abs(at - rank), Math.abs(at - rank - 1))
  }
  return largest / Math.sqrt(values.length)
}

const normalCdf = (z: number) => (z < 0 ? normalTwoSidedP(z) / 2 : 1 - normalTwoSidedP(z) / 2)

describe('Stream', () => {
  it('is sfc32 as its author wrote it', () => {
    const seed = [123, 0x9e3779b9, 0xdeadbeef] as const
    const stream = new Stream()
    stream.seed(...seed)
    const reference = sfc32(...seed)
    for (let draw = 0; draw < 100; draw++) {
      const high = reference()
      const low = reference() >> 11n
      expect(stream.uniform()).toBe(Number((high << 21n) | low) / 9_007_199_254_740_992)
    }
  })

  it('draws uniforms in [0, 1) that fill it evenly, in one dimension and in two', () => {
    const stream = streamOf('uniform')
    const bins = new Uint32Array(100)
    const pairs = new Uint32Array(100)
    for (let pair = 0; pair < 100_000; pair++) {
      const [x, y] = [stream.uniform(), stream.uniform()]
      bins[Math.floor(x * 100)]++
      pairs[Math.floor(x * 10) * 10 + Math.floor(y * 10)]++
    }
    expect(Math.abs(chiSquareScore(bins, () => 1000))).toBeLessThan(3)
    expect(Math.abs(chiSquareScore(pairs, () => 1000))).toBeLessThan(3)
  })

  it.each([1, 2, 7, 100, 1000])('draws integers below %i with equal chances', (bound) => {
    const stream = streamOf('integer', bound)
    const counts = new Uint32Array(bound)
    for (let draw = 0; draw < 200 * bound; draw++) counts[stream.integer(bound)]++
    if (bound === 1) expect(counts[0]).toBe(200)
    else expect(Math.abs(chiSquareScore(counts, () => 200))).toBeLessThan(3)
  })

  it('draws integers below 3 * 2^30 with equal chances: a remainder alone would make a third likelier', () => {
    const stream = streamOf('large')
    const thirds = new Uint32Array(3)
    for (let draw = 0; draw < 30_000; draw++)
      thirds[Math.floor(stream.integer(3_221_225_472) / 1_073_741_824)]++
    expect(Math.abs(chiSquareScore(thirds, () => 10_000))).toBeLessThan(3)
  })

  it('draws normals with the moments of the normal distribution', () => {
    const values = normals(1_000_000, 'moments')
    // Moments 1 to 6 are 0, 1, 0, 3, 0, 15; the variance of z^k is E z^2k - (E z^k)^2.
    const expected = [0, 1, 0, 3, 0, 15]
    const variances = [1, 2, 15, 96, 945, 10_170]
    const powers = values.slice()
    for (const [index, moment] of expected.entries()) {
      const measured = mean(powers)
      expect(Math.abs(measured - moment)).toBeLessThan(4 * Math.sqrt(variances[index] / values.length))
      for (let at = 0; at < powers.length; at++) powers[at] *= values[at]
    }
    // No memory from one to the next.
    let product = 0
    for (let at = 1; at < values.length; at++) product += values[at] * values[at - 1]
    expect(Math.abs(product / values.length)).toBeLessThan(4 / Math.sqrt(values.length))
  })

  it('draws normals whose distribution function is the normal one', () => {
    expect(kolmogorov(normals(50_000, 'kolmogorov'), normalCdf)).toBeLessThan(1.95)
  })

  it('draws from all 256 layers alike: bins of equal probability fill evenly', () => {
    // Finer than the layers: a wrong edge or wedge shows.
    const cells = 1000
    const edges = Float64Array.from({ length: cells - 1 }, (_, cell) => normalQuantile((cell + 1) / cells))
    const counts = new Uint32Array(cells)
    for (const value of normals(1_000_000, 'layers')) counts[cellOf(value, edges)]++
    expect(Math.abs(chiSquareScore(counts, () => 1000))).toBeLessThan(3)
  })

  it('draws the tail beyond the last layer with its mass and its shape', () => {
    const tail = 3.654152885361009
    const beyond = normals(3_000_000, 'tail').filter((value) => Math.abs(value) > tail)
    const expected = 3_000_000 * normalTwoSidedP(tail)
    expect(Math.abs(beyond.length - expected)).toBeLessThan(4 * Math.sqrt(expected))
    const upper = beyond.filter((value) => value > 0).length
    expect(Math.abs(upper - expected / 2)).toBeLessThan(4 * Math.sqrt(expected / 2))
    const inTail = (value: number) => 1 - normalTwoSidedP(value) / normalTwoSidedP(tail)
    expect(kolmogorov(beyond.map(Math.abs), inTail)).toBeLessThan(1.95)
  })

  it('draws exponentials of mean 1', () => {
    const stream = streamOf('exponential')
    const values = Float64Array.from({ length: 20_000 }, () => stream.exponential())
    expect(kolmogorov(values, (value) => -Math.expm1(-value))).toBeLessThan(1.95)
  })

  it('fills an array with what as many calls would give, and goes on as they would', () => {
    const [calls, fills] = [streamOf('fill'), new ChainStreams(keyedRng('fill')).of(0)]
    const expected = Array.from({ length: 20_000 }, () => calls.normal())
    const filled = new Float64Array(20_002)
    fills.fillNormal(filled, 1, 7)
    fills.fillNormal(filled, 7, 20_001)
    expect([...filled.subarray(1, 20_001)]).toEqual(expected)
    expect([filled[0], filled[20_001]]).toEqual([0, 0])
    expect(fills.uniform()).toBe(calls.uniform())
  })
})

describe('ChainStreams', () => {
  it('never changes: these values are part of every stored result', () => {
    const streams = new ChainStreams(keyedRng(1, 'sample'))
    const stream = streams.of(0)
    expect(stream.uniform()).toBe(0.749408298476162)
    expect(stream.integer(1000)).toBe(26)
    expect(stream.normal()).toBe(-0.5742650572158791)
    expect(streams.of(99_999).normal()).toBe(-0.3421907862844083)
  })

  it("gives a chain's numbers again, whatever was drawn for others", () => {
    const streams = new ChainStreams(keyedRng('again'))
    const first = streams.of(3).uniform()
    streams.of(4).uniform()
    expect(streams.of(3).uniform()).toBe(first)
    expect(new ChainStreams(keyedRng('again')).of(3).uniform()).toBe(first)
    expect(new ChainStreams(keyedRng('other')).of(3).uniform()).not.toBe(first)
  })

  it('gives neighbouring chains numbers that know nothing of each other', () => {
    const streams = new ChainStreams(keyedRng('chains'))
    const chains = 50_000
    const first = Float64Array.from({ length: chains }, (_, chain) => streams.of(chain).normal())
    expect(kolmogorov(first, normalCdf)).toBeLessThan(1.95)
    // Chains whose numbers differ in one bit, too.
    for (const distance of [1, 2, 256, 16_384]) {
      let product = 0
      for (let chain = distance; chain < chains; chain++) product += first[chain] * first[chain - distance]
      expect(Math.abs(product) / Math.sqrt(chains - distance)).toBeLessThan(4)
    }
    expect(new Set(first).size).toBe(chains)
  })

  it('gives other keys other numbers in the same chain', () => {
    const first = Float64Array.from({ length: 5000 }, (_, seed) => streamOf(seed, 'sample').normal())
    expect(kolmogorov(first, normalCdf)).toBeLessThan(1.95)
  })
})

/** The C code of PractRand's sfc32 in arithmetic modulo 2^32. */
function sfc32(...seed: readonly [number, number, number]): () => bigint {
  const word = (value: bigint) => BigInt.asUintN(32, value)
  let [a, b, c] = seed.map((value) => word(BigInt(value)))
  let counter = 1n
  const next = () => {
    const sum = word(a + b + counter)
    counter = word(counter + 1n)
    a = b ^ (b >> 9n)
    b = word(c + (c << 3n))
    c = word(word((c << 21n) | (c >> 11n)) + sum)
    return sum
  }
  for (let step = 0; step < 12; step++) next()
  return next
}

/** The cell between sorted edges that a value lies in. */
function cellOf(value: number, edges: Float64Array): number {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle] <= value) low = middle + 1
    else high = middle
  }
  return low
}
