import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HumanSplit, type SplitSpec, splitHuman } from '../../src/data/split.js'
import { BadInputError } from '../../src/errors/index.js'
import { keyedRng } from '../../src/random/keyed.js'
import type { Rng } from '../../src/contracts/rng.js'
import { hash53 } from '../../src/text/hash.js'

const rng = () => keyedRng(1, 'split')
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `text ${index}`)

const split = (texts: readonly string[], spec: SplitSpec, generator: Rng) =>
  splitHuman(
    Float64Array.from(texts, (text) => hash53(text)),
    spec,
    generator,
  )

function sizes({ train, fresh, test, unused }: HumanSplit): number[] {
  return [train.length, fresh.length, test.length, unused]
}

describe('splitHuman', () => {
  it('deals documents as it did when it compared whole texts', () => {
    // Checksums of the positions in train, fresh and test, made by version 0.1.0, which held all texts.
    const digest = (texts: string[], spec: SplitSpec, seed: number) => {
      const { train, fresh, test } = split(texts, spec, keyedRng(seed, 'human', 'split'))
      const hash = createHash('sha256')
      for (const side of [train, fresh, test]) hash.update(side)
      return hash.digest('hex')
    }
    const texts = (count: number, number: (index: number) => number) =>
      Array.from({ length: count }, (_, index) => `text ${number(index)}`)
    expect(
      digest(
        texts(1000, (index) => index),
        { test: 0.1, fresh: 0 },
        1,
      ),
    ).toBe('3b438f40cacc002a5a40537c353f8018f5fd4f30423c0104ace7a8ec1fcc2662')
    const squares = texts(1000, (index) => (index * index) % 617)
    expect(digest(squares, { test: 0.2, fresh: 50, documents: 300 }, 7)).toBe(
      '29af803ca502e150daecdadebd502c24faaf9fd640456f5e21f82542201345c5',
    )
    expect(
      digest(
        texts(24, (index) => index % 3),
        { test: 1, fresh: 1 },
        3,
      ),
    ).toBe('4664a1da1d1a7de34d05aa2cdfe29dff8c4b941fb308b23d89cf6d7ea9f71e10')
  })

  it('takes sizes below 1 as shares and from 1 on as numbers of documents', () => {
    expect(sizes(split(numbered(100), { test: 0.1, fresh: 0 }, rng()))).toEqual([90, 0, 10, 0])
    expect(sizes(split(numbered(100), { test: 7, fresh: 0.25 }, rng()))).toEqual([68, 25, 7, 0])
    expect(sizes(split(numbered(100), { test: 1, fresh: 3, documents: 20 }, rng()))).toEqual([20, 3, 1, 76])
    expect(sizes(split(numbered(3), { test: 0.01, fresh: 0.01 }, rng()))).toEqual([1, 1, 1, 0])
  })

  it('is decided by the generator alone', () => {
    const once = split(numbered(50), { test: 0.2, fresh: 0.1 }, keyedRng(1))
    expect(split(numbered(50), { test: 0.2, fresh: 0.1 }, keyedRng(1))).toEqual(once)
    expect(split(numbered(50), { test: 0.2, fresh: 0.1 }, keyedRng(2)).test).not.toEqual(once.test)
  })

  it('keeps test and the order of train when train is limited', () => {
    const all = split(numbered(50), { test: 5, fresh: 5 }, rng())
    const limited = split(numbered(50), { test: 5, fresh: 5, documents: 10 }, rng())
    expect(limited.test).toEqual(all.test)
    expect(limited.train).toEqual(all.train.slice(0, 10))
  })

  it('puts every text into the test split equally often', () => {
    const counts = new Array<number>(10).fill(0)
    for (let seed = 0; seed < 2000; seed++) {
      for (const position of split(numbered(10), { test: 3, fresh: 0 }, keyedRng(seed)).test)
        counts[position]++
    }
    // Expected 600 each, standard deviation 20.5: chi-square with 9 degrees of freedom, 0.1% point 27.9.
    const chiSquare = counts.reduce((sum, count) => sum + ((count - 600) * (count - 600)) / (600 * 0.7), 0)
    expect(chiSquare).toBeLessThan(27.9)
  })

  it('keeps copies of a text on one side, whatever the sizes', () => {
    const corpora = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 60 })
    const size = fc.oneof(fc.double({ min: 0.01, max: 0.6, noNaN: true }), fc.integer({ min: 1, max: 20 }))
    fc.assert(
      fc.property(corpora, size, fc.option(size, { nil: 0 }), fc.nat(1000), (codes, test, fresh, seed) => {
        const texts = codes.map(String)
        let parts: HumanSplit
        try {
          parts = split(texts, { test, fresh }, keyedRng(seed))
        } catch (error) {
          expect(error).toBeInstanceOf(BadInputError)
          return
        }
        const all = [...parts.train, ...parts.fresh, ...parts.test]
        expect(all.toSorted((a, b) => a - b)).toEqual([...texts.keys()])
        const sides = [parts.train, parts.fresh, parts.test].map(
          (side) => new Set(Array.from(side, (p) => texts[p])),
        )
        const distinct = new Set(texts).size
        expect(sides.reduce((sum, side) => sum + side.size, 0)).toBe(distinct)
        expect(parts.duplicates).toBe(texts.length - distinct)
        expect(sides[0].size).toBeGreaterThan(0)
        expect(sides[1].size > 0).toBe(fresh > 0)
        expect(sides[2].size).toBeGreaterThan(0)
      }),
      { numRuns: 500, seed: 1 },
    )
  })

  it('gives every side a text even where all have many copies', () => {
    const texts = [...'aaaabbbbcccc']
    expect(sizes(split(texts, { test: 1, fresh: 1 }, rng()))).toEqual([4, 4, 4, 0])
    const uneven = split([...'abccccc'], { test: 2, fresh: 2 }, rng())
    expect([uneven.train.length, uneven.fresh.length, uneven.test.length].every((size) => size > 0)).toBe(
      true,
    )
  })

  it('refuses sizes that do not fit', () => {
    const fails = (texts: string[], spec: { test: number; fresh: number; documents?: number }) => {
      try {
        split(texts, spec, rng())
      } catch (error) {
        expect(error).toBeInstanceOf(BadInputError)
        return (error as Error).message
      }
      throw new Error('expected a BadInputError')
    }
    expect(fails(numbered(10), { test: 2, fresh: 0, documents: 9 })).toBe(
      'human: the splits ask for more documents than there are: test 2, fresh 0, train 9; there are 10',
    )
    expect(fails(['one'], { test: 0.1, fresh: 0 })).toContain(
      'test 1, fresh 0, train at least 1; there are 1',
    )
    expect(fails(['a', 'a', 'a'], { test: 1, fresh: 0 })).toBe(
      'human: 3 documents hold only 1 different text; expected at least 2, one for each of train and test',
    )
    expect(fails(['a', 'b', 'b'], { test: 1, fresh: 1 })).toContain('2 different texts; expected at least 3')
  })
})
