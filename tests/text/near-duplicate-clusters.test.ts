import { describe, expect, it } from 'vitest'
import { keyedRng } from '../../src/random/keyed.js'
import { nearDuplicatesWithin } from '../../src/text/near-duplicate-clusters.js'
import { jaccard, shingleSet } from '../../src/text/shingles.js'

const rng = keyedRng('near-duplicate-clusters')

const setsOf = (texts: readonly string[]) => texts.map((text) => shingleSet(text))

/** Documents, and edited copies of them, and copies of the copies. */
function corpus(): string[] {
  const texts: string[][] = []
  for (let key = 0; key < 300; key++) {
    const own = rng.fork(key)
    const model = key % 2 === 0 || texts.length === 0 ? undefined : texts[own.integer(texts.length)]
    const words = model?.slice() ?? Array.from({ length: 1 + own.integer(90) }, () => `w${own.integer(400)}`)
    for (let change = 0; change < key % 3; change++) words[own.integer(words.length)] = `changed${key}`
    texts.push(words)
  }
  return texts.map((words) => words.join(' '))
}

describe('nearDuplicatesWithin', () => {
  it('finds what comparing all pairs finds', () => {
    const sets = setsOf(corpus())
    for (const threshold of [0.5, 0.8, 1]) {
      const { repeats, clusters } = nearDuplicatesWithin(sets, threshold)
      const similar = sets.map((set, document) =>
        sets
          .slice(0, document)
          .flatMap((other, earlier) => (jaccard(other, set) >= threshold ? [earlier] : [])),
      )
      expect([...repeats]).toEqual(similar.map((earlier) => (earlier.length > 0 ? 1 : 0)))
      // Group numbers spread along the pairs until nothing changes.
      const group = sets.map((_, document) => document)
      for (let pass = 0; pass < 20; pass++) {
        for (const [document, earlier] of similar.entries()) {
          for (const other of earlier) {
            const first = Math.min(group[document], group[other])
            group[document] = first
            group[other] = first
          }
        }
      }
      const members = [...new Set(group)].map((first) =>
        group.flatMap((one, at) => (one === first ? [at] : [])),
      )
      const expected = members
        .filter(({ length }) => length > 1)
        .sort((a, b) => b.length - a.length || a[0] - b[0])
      expect(expected.length).toBeGreaterThan(5)
      expect(clusters).toEqual(expected)
    }
  })

  it('does as its example says', () => {
    const { repeats, clusters } = nearDuplicatesWithin(setsOf(['a b c d e f', 'else', 'a b c d e f']), 0.8)
    expect([...repeats]).toEqual([0, 0, 1])
    expect(clusters).toEqual([[0, 2]])
  })

  it('groups copies, and leaves documents without words alone', () => {
    const { repeats, clusters } = nearDuplicatesWithin(setsOf(['', 'a', '', 'a', 'a', 'b']), 0.8)
    expect([...repeats]).toEqual([0, 0, 0, 1, 1, 0])
    expect(clusters).toEqual([[1, 3, 4]])
    expect(nearDuplicatesWithin([], 0.8)).toEqual({ repeats: new Uint8Array(0), clusters: [] })
  })

  it('refuses a threshold that is no similarity', () => {
    for (const threshold of [0, 1.1, Number.NaN]) {
      expect(() => nearDuplicatesWithin([], threshold)).toThrow(RangeError)
    }
  })
})
