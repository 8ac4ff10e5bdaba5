import { expect, test } from 'vitest'
import { keyedRng } from '../../src/random/keyed.js'
import { poolWriter } from '../../src/worlds/pool-writer.js'

const generate = poolWriter({
  size: 3,
  zipfExponent: 1,
  statements: 2,
  styles: [
    { name: 'plain', share: 0.75 },
    { name: 'rare', share: 0.25 },
  ],
  sentence: (fact, style) => `${style}:${fact}`,
})

test('document i depends on the generator and i alone', () => {
  const rng = keyedRng(1, 'human')
  expect(generate(3, 2, rng)).toEqual(generate(0, 5, rng).slice(3))
  expect(generate(0, 0, rng)).toEqual([])
})

test('a document is in one style, and facts have Zipf frequencies', () => {
  const documents = generate(0, 4000, keyedRng(1, 'human')).map((text) => text.split(' '))
  expect(documents.every(([first, second]) => first[0] === second[0])).toBe(true)
  const share = (found: number, all: number, expected: number) =>
    // Four standard errors of a share.
    expect(Math.abs(found / all - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / all))
  share(documents.filter(([first]) => first[0] === '1').length, 4000, 0.25)
  const facts = documents.flat().map((statement) => statement.slice(2))
  // Of ranks 1, 2, 3: 6/11, 3/11, 2/11.
  for (const [fact, expected] of [6 / 11, 3 / 11, 2 / 11].entries()) {
    share(facts.filter((found) => found === String(fact)).length, 8000, expected)
  }
})
