import { expect, test } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { drawSums, resultOf, stepOf } from '../../../src/worlds/arithmetic/sum.js'

test('tens and ones by hand', () => {
  expect(stepOf([47, 38])).toEqual([70, 15])
  expect(stepOf([52, -38])).toEqual([20, -6])
  expect(stepOf([3, 5])).toEqual([0, 8])
  // 10 - 20 tens, 9 + 8 ones: what is negative stands second.
  expect(stepOf([19, 8, -20])).toEqual([17, -10])
})

const draw = drawSums({ terms: 4, largest: 99 })
const sums = Array.from({ length: 4000 }, (_, at) => draw(keyedRng('sum', at)))

test('two to four terms as 1 : 1/2 : 1/3', () => {
  for (const [terms, share] of [
    [2, 6 / 11],
    [3, 3 / 11],
    [4, 2 / 11],
  ]) {
    const observed = sums.filter((sum) => sum.length === terms).length / sums.length
    // Four standard errors.
    expect(Math.abs(observed - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / sums.length))
  }
})

test('first terms are log-uniform from 1 to 99', () => {
  const firsts = sums.map(([first]) => first)
  expect(Math.min(...firsts)).toBe(1)
  expect(Math.max(...firsts)).toBe(99)
  // P(1) = log 2 / log 100.
  const share = Math.log(2) / Math.log(100)
  const observed = firsts.filter((first) => first === 1).length / sums.length
  expect(Math.abs(observed - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / sums.length))
})

test('nothing is ever negative on the way, and a step comes to the result', () => {
  for (const sum of sums) {
    sum.reduce((before, term) => {
      expect(before + term).toBeGreaterThanOrEqual(0)
      return before + term
    }, 0)
    const [first, second] = stepOf(sum)
    expect(first).toBeGreaterThanOrEqual(0)
    expect(first + second).toBe(resultOf(sum))
  }
})
