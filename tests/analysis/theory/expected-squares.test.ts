import { describe, expect, it } from 'vitest'
import { giniSimpson } from '../../../src/analysis/theory/discrete-accumulate.js'
import { probabilitiesOf, sumOfSquares } from '../../../src/analysis/theory/distribution.js'
import { expectedSquares } from '../../../src/analysis/theory/expected-squares.js'
import { anchoredSumOfSquares, mixedSumOfSquares } from '../../../src/analysis/theory/mixed-discrete.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { ChainStreams, type Stream } from '../../../src/random/stream.js'
import { mean, zScore } from '../../helpers/statistics.js'

const distribution = { zipf: 1, states: 20 }
const truth = probabilitiesOf(distribution)
const S0 = sumOfSquares(truth)
const POINTS = 40
const SHARE = 0.25
const HUMAN = SHARE * POINTS
const GENERATIONS = 8
const CHAINS = 3000

function drawTruth(stream: Stream): number {
  const u = stream.uniform()
  let held = 0
  return truth.findIndex((p) => {
    held += p
    return u < held
  })
}

const draws = (count: number, draw: () => number) => Array.from({ length: count }, draw)
const from = (items: readonly number[], stream: Stream) => items[stream.integer(items.length)]

function subset(items: readonly number[], size: number, stream: Stream): number[] {
  const left = [...items]
  return draws(size, () => left.splice(stream.integer(left.length), 1)[0])
}

function squaresOf(items: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum + (count / items.length) * (count / items.length), 0)
}

/** The loop itself, item by item: no theory in it. */
function simulate(draw: 'fixed' | 'redraw' | 'fresh'): number[] {
  const streams = new ChainStreams(keyedRng(3, 'expected-squares', draw))
  return Array.from({ length: CHAINS }, (_, chain) => {
    const stream = streams.of(chain)
    const train = draws(POINTS, () => drawTruth(stream))
    const always = subset(train, HUMAN, stream)
    let mix = train
    for (let generation = 0; generation < GENERATIONS; generation++) {
      const human =
        draw === 'fresh'
          ? draws(HUMAN, () => drawTruth(stream))
          : draw === 'fixed'
            ? always
            : subset(train, HUMAN, stream)
      const last = mix
      mix = [...human, ...draws(POINTS - HUMAN, () => from(last, stream))]
    }
    return squaresOf(mix)
  })
}

describe('expected sums of squares', () => {
  it.each(['fixed', 'redraw', 'fresh'] as const)('of a mix, %s, are those of a simulation', (draw) => {
    const loop = { strategy: 'mix', share: SHARE, draw, points: POINTS }
    const expected = expectedSquares(loop, S0, GENERATIONS)?.squares[GENERATIONS] ?? Number.NaN
    const found = simulate(draw)
    expect(mean(found)).toBeGreaterThan(S0)
    expect(Math.abs(zScore(found, expected))).toBeLessThan(4)
  })

  it('are the laws where there is one', () => {
    const at = (strategy: string, generation: number) =>
      expectedSquares({ strategy, share: SHARE, draw: 'fresh', points: POINTS }, S0, generation)?.squares[
        generation
      ]
    const given = { ...distribution, points: POINTS }
    for (const generation of [0, 1, 6]) {
      expect(at('mix', generation)).toBeCloseTo(
        mixedSumOfSquares.value({ ...given, human: HUMAN }, generation),
        12,
      )
      expect(at('replace', generation)).toBeCloseTo(
        mixedSumOfSquares.value({ ...given, human: 0 }, generation),
        12,
      )
      expect(at('accumulate', generation)).toBeCloseTo(1 - giniSimpson.value(given, generation), 12)
      const anchored = { ...distribution, human: POINTS, synthetic: POINTS }
      expect(at('anchor', generation)).toBeCloseTo(anchoredSumOfSquares.value(anchored, generation), 12)
      expect(at('human-only', generation)).toBeCloseTo(
        mixedSumOfSquares.value({ ...given, human: POINTS }, 0),
        12,
      )
    }
    expect(at('window', 1)).toBeUndefined()
  })

  it('tend to their limits', () => {
    for (const strategy of ['human-only', 'replace', 'mix', 'anchor', 'accumulate']) {
      for (const draw of ['fixed', 'redraw', 'fresh'] as const) {
        const found = expectedSquares({ strategy, share: SHARE, draw, points: POINTS }, S0, 3000)
        expect(found?.squares[3000]).toBeCloseTo(found?.limit ?? Number.NaN, 4)
      }
    }
  })
})
