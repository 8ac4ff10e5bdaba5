import { describe, expect, it } from 'vitest'
import { keyedRng } from '../../src/random/keyed.js'
import { chiSquareScore, mean, variance } from '../helpers/statistics.js'

describe('keyedRng', () => {
  it('never changes: these first values are part of every stored result', () => {
    const rng = keyedRng(1, 'split')
    expect(rng.uniform()).toBe(0.41933157219943684)
    expect(rng.uniform()).toBe(0.9087372327472767)
    expect(rng.integer(1000)).toBe(100)
    expect(rng.integer(2_147_483_648)).toBe(1_613_843_529)
    expect(rng.fork('a').uniform()).toBe(0.35713408423144444)
    expect(rng.fork(3).integer(6)).toBe(2)
  })

  it('gives the same numbers for the same key and others for any other', () => {
    const first = (...labels: (string | number)[]) => keyedRng(...labels).uniform()
    expect(first(1, 'split')).toBe(first(1, 'split'))
    const keys = [
      ['a', 'bc'],
      ['ab', 'c'],
      ['abc'],
      ['a', 'b', 'c'],
      ['1'],
      [1],
      ['#1'],
      [11],
      [1, 1],
      ['1:1'],
      [],
      [''],
      ['', ''],
      ['a', 'b:c'],
      ['a', '1:b', 'c'],
    ]
    expect(new Set(keys.map((labels) => first(...labels))).size).toBe(keys.length - 1)
    // The one pair that is equal: numbers are written with a mark, and '#1' writes the mark itself.
    expect(first(1)).toBe(first('#1'))
  })

  it('forks by label: the fork is the longer key, whatever was drawn before', () => {
    const rng = keyedRng(7, 'sample')
    const before = rng.fork(12).uniform()
    for (let draw = 0; draw < 100; draw++) rng.uniform()
    expect(rng.fork(12).uniform()).toBe(before)
    expect(keyedRng(7, 'sample', 12).uniform()).toBe(before)
    expect(rng.fork(13).uniform()).not.toBe(before)
  })

  it('draws uniforms in [0, 1) that fill it evenly', () => {
    const rng = keyedRng(3, 'uniform')
    const values = Array.from({ length: 100_000 }, () => rng.uniform())
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true)
    const bins = new Uint32Array(100)
    for (const value of values) bins[Math.floor(value * 100)]++
    expect(Math.abs(chiSquareScore(bins, () => 1000))).toBeLessThan(3)
    // Pairs of neighbours fill the square evenly, too.
    const pairs = new Uint32Array(100)
    for (let at = 0; at + 1 < values.length; at += 2) {
      pairs[Math.floor(values[at] * 10) * 10 + Math.floor(values[at + 1] * 10)]++
    }
    expect(Math.abs(chiSquareScore(pairs, () => 500))).toBeLessThan(3)
  })

  it.each([2, 3, 6, 7, 100, 1000])('draws integers below %i with equal chances', (bound) => {
    const rng = keyedRng(4, 'integer', bound)
    const counts = new Uint32Array(bound)
    for (let draw = 0; draw < 200 * bound; draw++) counts[rng.integer(bound)]++
    expect(Math.abs(chiSquareScore(counts, () => 200))).toBeLessThan(3)
  })

  it('draws first values of forks as evenly as values of one generator', () => {
    const rng = keyedRng(5, 'documents')
    const bins = new Uint32Array(50)
    for (let document = 0; document < 20_000; document++)
      bins[Math.floor(rng.fork(document).uniform() * 50)]++
    expect(Math.abs(chiSquareScore(bins, () => 400))).toBeLessThan(3)
  })

  it('has forks that do not follow their parent or one another', () => {
    const root = keyedRng(6, 'root')
    const correlation = (left: () => number, right: () => number) => {
      const pairs = Array.from({ length: 20_000 }, () => [left(), right()] as const)
      const [x, y] = [pairs.map(([value]) => value), pairs.map(([, value]) => value)]
      const product = mean(pairs.map(([a, b]) => (a - mean2(x)) * (b - mean2(y))))
      return product / Math.sqrt(variance(x) * variance(y))
    }
    const means = new WeakMap<readonly number[], number>()
    const mean2 = (values: readonly number[]) => {
      const known = means.get(values) ?? mean(values)
      means.set(values, known)
      return known
    }
    const [one, two, parent] = [root.fork(1), root.fork(2), root]
    // The standard error of a correlation of independent pairs is 1 / sqrt(20000) = 0.007.
    expect(Math.abs(correlation(one.uniform, two.uniform))).toBeLessThan(0.022)
    expect(Math.abs(correlation(one.uniform, parent.uniform))).toBeLessThan(0.022)
  })

  it('takes bounds from 1 to 2^31 and refuses others', () => {
    const rng = keyedRng(8)
    expect(Array.from({ length: 20 }, () => rng.integer(1))).toEqual(Array(20).fill(0))
    const large = Array.from({ length: 1000 }, () => rng.integer(2_147_483_648))
    expect(Math.max(...large)).toBeGreaterThan(2_130_000_000)
    expect(Math.min(...large)).toBeGreaterThanOrEqual(0)
    for (const bound of [0, -1, 2.5, Number.NaN, 2_147_483_649, Number.POSITIVE_INFINITY]) {
      expect(() => rng.integer(bound), String(bound)).toThrow(
        `a random integer needs a bound from 1 to 2^31, got ${bound}`,
      )
    }
  })
})
