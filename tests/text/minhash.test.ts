import { describe, expect, it } from 'vitest'
import { keyedRng } from '../../src/random/keyed.js'
import { mix32 } from '../../src/text/hash.js'
import { bandingFor, detectionProbability, SIGNATURE_SIZE, signatureOf } from '../../src/text/minhash.js'

/** Two sets of `shared` common items and `own` further ones each; trial after trial of other items. */
function twoSets(trial: number, shared: number, own: number): [Uint32Array, Uint32Array] {
  const item = (index: number) => mix32(Math.imul(trial, 1_000_003) + index)
  const common = Array.from({ length: shared }, (_, index) => item(index))
  const further = (from: number) => Array.from({ length: own }, (_, index) => item(from + index))
  return [
    Uint32Array.from([...common, ...further(shared)]),
    Uint32Array.from([...common, ...further(shared + own)]),
  ]
}

function signature(items: Uint32Array): Uint32Array {
  const found = signatureOf(items)
  if (found === undefined) throw new Error('expected items')
  return found
}

function shareOfEqual(left: Uint32Array, right: Uint32Array): number {
  return left.filter((value, at) => value === right[at]).length / left.length
}

describe('signatureOf', () => {
  it('is a function of the set', () => {
    const [items] = twoSets(1, 50, 10)
    const again = Uint32Array.from([...items, ...items]).reverse()
    expect(signature(again)).toEqual(signature(items))
    expect(signature(items)).toHaveLength(SIGNATURE_SIZE)
    expect(signatureOf(new Uint32Array(0))).toBeUndefined()
    expect(new Set(signature(Uint32Array.of(7))).size).toBe(1)
  })

  it.each([
    // Shared and own items, hence J = shared / (shared + 2 own); trials. Bins are empty in all cases but the last.
    [1, 1, 3000],
    [8, 1, 1000],
    [6, 6, 1000],
    [40, 10, 500],
    [80, 10, 500],
    [2000, 500, 100],
  ])('estimates the similarity of sets of %i common and %i own items without bias', (shared, own, trials) => {
    const exact = shared / (shared + 2 * own)
    let sum = 0
    let squares = 0
    for (let trial = 0; trial < trials; trial++) {
      const [left, right] = twoSets(trial, shared, own)
      const estimate = shareOfEqual(signature(left), signature(right))
      sum += estimate
      squares += (estimate - exact) * (estimate - exact)
    }
    const deviation = Math.sqrt(squares / trials)
    // The mean lies within four standard errors of the exact value.
    expect(Math.abs(sum / trials - exact)).toBeLessThan((4 * deviation) / Math.sqrt(trials))
    // With many more items than bins the deviation is that of 128 independent draws.
    if (shared > 1000) expect(deviation).toBeLessThan(1.3 * Math.sqrt((exact * (1 - exact)) / SIGNATURE_SIZE))
  })
})

describe('banding', () => {
  it('has the detection probability of its formula', () => {
    // By hand: 1 - (1 - 0.8^4)^32 = 1 - 0.5904^32, 1 - (1 - 0.2^4)^32 = 1 - 0.9984^32.
    expect(detectionProbability(0.8, { bands: 32, rows: 4 })).toBeCloseTo(0.99999995, 8)
    expect(detectionProbability(0.2, { bands: 32, rows: 4 })).toBeCloseTo(0.05, 3)
    expect(detectionProbability(1, { bands: 1, rows: 128 })).toBe(1)
    expect(detectionProbability(0, { bands: 128, rows: 1 })).toBe(0)
  })

  it('finds pairs at the threshold with bands as long as that allows', () => {
    expect(bandingFor(0.8)).toEqual({ bands: 32, rows: 4 })
    expect(bandingFor(0.5)).toEqual({ bands: 64, rows: 2 })
    expect(bandingFor(0.95)).toEqual({ bands: 16, rows: 8 })
    expect(bandingFor(1)).toEqual({ bands: 1, rows: 128 })
    expect(bandingFor(0.01)).toEqual({ bands: 128, rows: 1 })
  })

  it('makes candidates as often as the formula says', () => {
    // J = 0.5, 16 bands of 8: 1 - (1 - 2^-8)^16 = 0.0607.
    const trials = 1500
    const rng = keyedRng('banding')
    let found = 0
    for (let trial = 0; trial < trials; trial++) {
      const [left, right] = twoSets(rng.integer(1_000_000), 500, 250)
      const [a, b] = [signature(left), signature(right)]
      const equal = (band: number) =>
        a.subarray(band * 8, band * 8 + 8).every((value, at) => value === b[band * 8 + at])
      if (Array.from({ length: 16 }, (_, band) => band).some(equal)) found++
    }
    const expected = detectionProbability(0.5, { bands: 16, rows: 8 })
    const error = Math.sqrt((expected * (1 - expected)) / trials)
    expect(Math.abs(found / trials - expected)).toBeLessThan(4 * error)
  })
})
