import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factorLength } from '../../../src/metrics/lexical/factor-length.js'
import { movingTtr } from '../../../src/metrics/lexical/moving-ttr.js'
import { segmentTtr } from '../../../src/metrics/lexical/segment-ttr.js'

const KINDS = 12
const stream = fc.array(fc.integer({ min: 0, max: KINDS - 1 }), { minLength: 6, maxLength: 80 })

function distinctShare(words: readonly number[]): number {
  return new Set(words).size / words.length
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** MTLD in one direction by its definition, with a new set for every run. */
function plainFactorLength(words: readonly number[], threshold: number): number {
  let factors = 0
  let run: number[] = []
  for (const word of words) {
    run.push(word)
    if (distinctShare(run) > threshold) continue
    factors++
    run = []
  }
  if (run.length > 0) factors += (1 - distinctShare(run)) / (1 - threshold)
  return words.length / (factors === 0 ? 1 : factors)
}

describe('indices of a stretch', () => {
  it('do as their examples say', () => {
    expect(movingTtr(2, 2)(Int32Array.of(0, 1, 1), 0, 3)).toBe(3 / 4)
    expect(segmentTtr(2, 2)(Int32Array.of(0, 1, 1, 1, 0), 0, 5)).toBe(3 / 4)
  })

  it('agree with their definitions', () => {
    fc.assert(
      fc.property(stream, fc.integer({ min: 1, max: 6 }), (given, width) => {
        const words = Int32Array.from(given)
        const windows = Array.from({ length: given.length - width + 1 }, (_, at) =>
          given.slice(at, at + width),
        )
        expect(movingTtr(width, KINDS)(words, 0, words.length)).toBeCloseTo(
          average(windows.map(distinctShare)),
          12,
        )
        const segments = windows.filter((_, at) => at % width === 0)
        expect(segmentTtr(width, KINDS)(words, 0, words.length)).toBeCloseTo(
          average(segments.map(distinctShare)),
          12,
        )
        const bothWays = [given, given.toReversed()].map((one) => plainFactorLength(one, 0.72))
        expect(factorLength(0.72, KINDS)(words, 0, words.length)).toBeCloseTo(average(bothWays), 10)
      }),
    )
  })

  it('forget one stretch before the next', () => {
    fc.assert(
      fc.property(stream, stream, (first, second) => {
        const words = Int32Array.from([...first, ...second])
        for (const index of [movingTtr(5, KINDS), segmentTtr(5, KINDS), factorLength(0.72, KINDS)]) {
          const alone = index(Int32Array.from(second), 0, second.length)
          index(words, 0, first.length)
          expect(index(words, first.length, words.length)).toBe(alone)
        }
      }),
    )
  })
})
