import { expect, test } from 'vitest'
import { keyedRng } from '../../src/random/keyed.js'
import { distinctDraws } from '../../src/worlds/distinct-draws.js'

test('the most often drawn come first', () => {
  // A geometric law: 0 has half of the draws, 1 a quarter, 2 an eighth; 8 has one in 512.
  const geometric = (rng: { uniform(): number }) => Math.floor(-Math.log2(1 - rng.uniform()))
  const drawn = distinctDraws(9, geometric, String, keyedRng('geometric'))
  expect(drawn.slice(0, 3)).toEqual([0, 1, 2])
  expect(new Set(drawn).size).toBe(9)
})

test('gives what there is where there is less, and nothing where every draw is rejected', () => {
  const coin = distinctDraws(3, (rng) => rng.integer(2), String, keyedRng('coin'))
  expect(coin.toSorted()).toEqual([0, 1])
  expect(distinctDraws(3, () => undefined, String, keyedRng('coin'))).toEqual([])
})

test('items of the same key are the same item', () => {
  const letters = ['a', 'A', 'b']
  const drawn = distinctDraws(
    3,
    (rng) => letters[rng.integer(3)],
    (letter) => letter.toLowerCase(),
    keyedRng('letters'),
  )
  expect(drawn.map((letter) => letter.toLowerCase()).toSorted()).toEqual(['a', 'b'])
})
