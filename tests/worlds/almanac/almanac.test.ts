import { describe, expect, test } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { shuffledIndices } from '../../../src/random/shuffle.js'
import { almanac } from '../../../src/worlds/almanac/almanac.js'
import { relations } from '../../../src/worlds/almanac/relations.js'
import { zipfLaw } from '../../../src/worlds/zipf.js'

const world = almanac.create({})
const documents = world.generate(0, 5000, keyedRng(1, 'human'))
const statements = documents.map((text) => world.read!(text))

test('golden: the same options give the same world and the same text, today and later', () => {
  expect(world.facts.slice(0, 3)).toMatchInlineSnapshot(`
    [
      {
        "object": "Dunary",
        "relation": "birthplace",
        "subject": "Corra Geralt",
      },
      {
        "object": "Polmere",
        "relation": "birthplace",
        "subject": "Dadel Marulm",
      },
      {
        "object": "Ulack",
        "relation": "birthplace",
        "subject": "Tonor Halane",
      },
    ]
  `)
  expect(world.generate(0, 4, keyedRng(1, 'human'))).toMatchInlineSnapshot(`
    [
      "Subject heading: Salt Year, scene at Quenell. Library card: Ioris Brinulm, borrowed Midnight Roads. The catalogue credits Drowned Island to Leric Nimorne. Inventories place Empty Hours at Galstead. The catalogue credits Salt Meadow to Kelin Nimour. The census lists Kenor Dovedo at Jorult.",
      "Lidel Modeck wrote Woven Ledger in one winter. The story of Quiet Cathedral unfolds in Tharova. Crimson Valley came from Corra Talard's pen. The grave of Habel Pryulm is in Jorult. Habel Garulm is buried in Kolby. Rudel Maredo was educated in Harium.",
      "Pemo Yarour came from Belby originally. The grave of Iolin Torin is in Quenwick. Gilded Stone was Orissa Askorne's favourite book. Folell is where Haramo sells its wool. Orissa Askorne loved Gilded Stone above all books. Orissa Askorne loved Gilded Stone above all books.",
      "Dadel Marulm was Tamo Calour's favourite pupil. Kenor Dovedo lived quietly in Jorult. Daren Dovulm lived quietly in Cassamo. Readers abroad know Evening Candle through Sidel Belard's translation. Quenwick is where Iolin Torin was buried. Orissa Askorne loved Gilded Stone above all books.",
    ]
  `)
  expect(almanac.create({ facts: 2000 }).facts).toEqual(world.facts)
})

test('the exponent changes how often facts are stated, not the facts', () => {
  expect(almanac.create({ zipf_exponent: 0.5 }).facts).toEqual(world.facts)
})

test('every relation is there, no two facts are the same, none has two objects', () => {
  expect(new Set(world.facts.map(({ relation }) => relation)).size).toBe(relations.length)
  expect(new Set(world.facts.map(({ subject, relation }) => `${subject}|${relation}`)).size).toBe(2000)
})

test('six tokens of context connect subject and object', () => {
  expect(world.contextNeeded).toBe(6)
})

test('human text: every statement found, none false, none malformed, one style per document', () => {
  for (const [at, found] of statements.entries()) {
    if (found.length !== 6 || found.some(({ kind }) => kind !== 'right')) expect.fail(documents[at])
    if (new Set(found.map(({ style }) => style)).size !== 1) expect.fail(documents[at])
    if (found.map(({ start, end }) => documents[at].slice(start, end)).join(' ') !== documents[at]) {
      expect.fail(documents[at])
    }
  }
})

test('documents are about 44 tokens long', () => {
  const tokens = documents.map((text) => text.split(' ').length)
  const mean = tokens.reduce((sum, count) => sum + count, 0) / tokens.length
  expect(mean).toBeGreaterThan(42)
  expect(mean).toBeLessThan(46)
})

test('document i depends on the generator and i alone', () => {
  const rng = keyedRng(1, 'human')
  expect(world.generate(17, 3, rng)).toEqual(documents.slice(17, 20))
  expect(world.generate(0, 0, rng)).toEqual([])
  expect(world.generate(0, 3, keyedRng(2, 'human'))).not.toEqual(documents.slice(0, 3))
})

describe('frequencies', () => {
  test('styles have the shares they claim', () => {
    for (const { name, share } of world.styles) {
      const observed = statements.filter(([first]) => first.style === name).length / documents.length
      // Four standard errors of a share of 5,000 documents.
      expect(Math.abs(observed - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 5000))
    }
  })

  test('facts follow the Zipf law over shuffled ranks (chi-square)', () => {
    const counts = countFacts(statements)
    const ranks = shuffledIndices(2000, keyedRng('almanac', 'ranks'))
    const { probabilities } = zipfLaw(2000, 1)
    let chiSquare = 0
    probabilities.forEach((probability, at) => {
      const expected = probability * 30_000
      chiSquare += ((counts[ranks[at]] - expected) * (counts[ranks[at]] - expected)) / expected
    })
    // 1,999 degrees of freedom: the 0.1% and 99.9% points are 1809.3 and 2200.1 (scipy.stats.chi2.ppf).
    expect(chiSquare).toBeGreaterThan(1809.3)
    expect(chiSquare).toBeLessThan(2200.1)
  })

  test('in 2,000 documents some facts occur never, many once, a few hundreds of times', () => {
    const counts = countFacts(statements.slice(0, 2000))
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(300)
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(300)
    expect(counts.filter((count) => count >= 200).length).toBeGreaterThanOrEqual(4)
  })

  test('every relation has common and rare facts', () => {
    const counts = countFacts(statements)
    for (const { name } of relations) {
      const own = counts.filter((_, fact) => world.facts[fact].relation === name)
      expect(Math.max(...own), name).toBeGreaterThanOrEqual(16)
      expect(Math.min(...own), name).toBeLessThan(4)
    }
  })
})

describe('small worlds', () => {
  test('one fact, one statement', () => {
    const small = almanac.create({ facts: 1, statements_per_document: 1 })
    const [text] = small.generate(0, 1, keyedRng(1))
    expect(small.read!(text)).toMatchObject([{ kind: 'right', fact: 0 }])
  })

  test('two entities of each kind, all facts there is room for', () => {
    const small = almanac.create({ facts: 28, people: 2, places: 2, works: 2 })
    for (const text of small.generate(0, 200, keyedRng(1))) {
      expect(small.read!(text).map(({ kind }) => kind)).toEqual(Array(6).fill('right'))
    }
  })
})

function countFacts(found: readonly (readonly { fact?: number }[])[]): number[] {
  const counts: number[] = Array(world.facts.length).fill(0)
  for (const { fact } of found.flat()) counts[fact!]++
  return counts
}
