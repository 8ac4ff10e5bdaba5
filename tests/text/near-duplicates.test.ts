import { describe, expect, it } from 'vitest'
import { keyedRng } from '../../src/random/keyed.js'
import { nearDuplicatePairs } from '../../src/text/near-duplicates.js'
import { jaccard, shingleSet } from '../../src/text/shingles.js'

const rng = keyedRng('near-duplicates')

function document(key: number, words: number): string[] {
  const own = rng.fork(key)
  return Array.from({ length: words }, () => `w${own.integer(500)}`)
}

/** Documents of every length, and copies of them with some words replaced. */
function corpus(): { left: string[]; right: string[] } {
  const left: string[] = []
  const right: string[] = []
  for (let key = 0; key < 400; key++) {
    const words = document(key, 1 + (key % 120))
    left.push(words.join(' '))
    const changed = words.slice()
    const random = rng.fork(key).fork('changes')
    for (let change = 0; change < key % 4; change++) changed[random.integer(words.length)] = 'changed'
    right.push(changed.join('  '))
  }
  return { left, right: right.reverse() }
}

describe('nearDuplicatePairs', () => {
  it('finds the pairs that comparing all with all finds', () => {
    const { left, right } = corpus()
    const sets = (texts: readonly string[]) => texts.map((text) => shingleSet(text))
    const [a, b] = [sets(left), sets(right)]
    for (const threshold of [0.5, 0.8, 1]) {
      const all = b.flatMap((one, r) =>
        a.flatMap((other, l) => {
          const similarity = jaccard(other, one)
          return similarity >= threshold ? [{ left: l, right: r, similarity }] : []
        }),
      )
      expect(all.length).toBeGreaterThan(90)
      expect([...nearDuplicatePairs(left, right, { threshold })]).toEqual(all)
    }
  })

  it('pairs a document of the left side once, if that is enough', () => {
    const left = ['a b c d e f', 'unlike all others here']
    const right = ['x', 'a b c d e f', 'a  b c d e f']
    const options = { threshold: 0.8 }
    expect([...nearDuplicatePairs(left, right, options)]).toEqual([
      { left: 0, right: 1, similarity: 1 },
      { left: 0, right: 2, similarity: 1 },
    ])
    expect([...nearDuplicatePairs(left, right, { ...options, oncePerLeft: true })]).toEqual([
      { left: 0, right: 1, similarity: 1 },
    ])
  })

  it('has nothing to say of documents without words', () => {
    expect([...nearDuplicatePairs(['', ' '], ['', ' '], { threshold: 0.1 })]).toEqual([])
    expect([...nearDuplicatePairs([], ['a'], { threshold: 0.5 })]).toEqual([])
    expect([...nearDuplicatePairs(['a'], [], { threshold: 0.5 })]).toEqual([])
  })

  it('is the example of its documentation', () => {
    const left = ['the cat sat on the mat today', 'quite another text']
    const right = ['the cat sat on the mat today']
    expect([...nearDuplicatePairs(left, right, { threshold: 0.8 })]).toEqual([
      { left: 0, right: 0, similarity: 1 },
    ])
  })

  it('refuses a threshold that is no similarity', () => {
    for (const threshold of [0, -1, 1.1, Number.NaN]) {
      expect(() => [...nearDuplicatePairs(['a'], ['a'], { threshold })]).toThrow(RangeError)
    }
  })
})
