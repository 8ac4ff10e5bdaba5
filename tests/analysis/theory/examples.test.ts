import { describe, expect, it } from 'vitest'
import { decoded, decodedGenerations } from '../../../src/analysis/theory/decoding-limit.js'
import {
  entropyOf,
  noneIn,
  probabilitiesOf,
  sumOfSquares,
} from '../../../src/analysis/theory/distribution.js'
import {
  countedClasses,
  expectedClasses,
  survivalByGroup,
} from '../../../src/analysis/theory/fact-classes.js'
import { power, unbiasingFactor } from '../../../src/analysis/theory/gaussian-moments.js'
import { brokenAssumptions } from '../../../src/analysis/theory/survival-applies.js'

const rounded = (values: Iterable<number>, digits = 4) => Array.from(values, (v) => Number(v.toFixed(digits)))

describe('distributions', () => {
  it('are frequencies or a Zipf law', () => {
    expect(rounded(probabilitiesOf({ zipf: 1, states: 3 }))).toEqual(rounded([6 / 11, 3 / 11, 2 / 11]))
    expect(probabilitiesOf({ frequencies: [0.5, 0.5, 0] })).toEqual([0.5, 0.5, 0])
    expect(() => probabilitiesOf({ frequencies: [0.5, 0.5], states: 2 })).toThrow(
      'by its frequencies or by states',
    )
  })

  it('have their chance of a repeat, their entropy and what draws miss', () => {
    expect(sumOfSquares([0.5, 0.25, 0.25])).toBe(0.375)
    expect(entropyOf([0.5, 0.5, 0])).toBeCloseTo(Math.LN2, 12)
    expect(noneIn(1000, 0.0005)).toBeCloseTo(0.6065, 4)
    expect([noneIn(3, 1), noneIn(0, 1), noneIn(3, 0)]).toEqual([0, 1, 1])
  })
})

it('the unbiasing factor is that of the tables of quality control', () => {
  // c4 for n = 2, 5, 10, 25: 0.7979, 0.9400, 0.9727, 0.9896.
  expect(rounded([2, 5, 10, 25].map(unbiasingFactor))).toEqual([0.7979, 0.94, 0.9727, 0.9896])
  expect([power(0, 0), power(0, 3), power(2, 10)].map((v) => Math.round(v))).toEqual([1, 0, 1024])
})

describe('decoding', () => {
  it('sharpens by a power and cuts to the nucleus', () => {
    // By hand: squares 0.36, 0.09, 0.01 over 0.46.
    expect(rounded(decoded([0.6, 0.3, 0.1], { temperature: 0.5 }))).toEqual(
      rounded([36 / 46, 9 / 46, 1 / 46]),
    )
    expect(rounded(decoded([0.1, 0.6, 0.3], { topP: 0.85 }))).toEqual(rounded([0, 2 / 3, 1 / 3]))
    expect(rounded(decodedGenerations([0.9, 0.1], { temperature: 0.5 }, 0, 1)[1])).toEqual([0.9878, 0.0122])
  })

  it('with human data comes to a point between the truth and collapse', () => {
    const all = decodedGenerations([0.7, 0.2, 0.1], { temperature: 0.8 }, 0.2, 500)
    expect(all[500][0]).toBeGreaterThan(0.7)
    expect(all[500][2]).toBeGreaterThan(0.2 * 0.1)
    expect(rounded(all[500], 10)).toEqual(rounded(all[499], 10))
  })
})

describe('classes of facts', () => {
  it('are expected by Poisson counts, or counted', () => {
    const classes = expectedClasses([0.5, 0.5], 2)
    // By hand: two facts of mean 1.
    expect(classes.filter(({ count }) => count === 1).reduce((sum, { facts }) => sum + facts, 0)).toBeCloseTo(
      2 / Math.E,
    )
    expect(classes.reduce((sum, { facts }) => sum + facts, 0)).toBeCloseTo(2, 6)
    expect(countedClasses([1, 0, 1])).toEqual([
      { count: 1, frequency: 0.5, facts: 2 },
      { count: 0, frequency: 0, facts: 1 },
    ])
  })

  it('survive by tier, as their members do', () => {
    const rates = { perStatement: [Math.LN2], perFrequency: [0] }
    const groups = survivalByGroup(countedClasses([1, 1, 2, 0]), rates)
    expect(groups.map(({ group }) => group)).toEqual(['unseen', '1', '2-3', 'rare', 'all'])
    // By hand: 1/2 for a count of 1, 3/4 for 2, nothing for what was never stated.
    expect(rounded(groups.map(({ survival }) => survival[0]))).toEqual(
      rounded([0, 1 / 2, 3 / 4, 7 / 12, 7 / 12]),
    )
  })
})

it('the survival of facts applies to plain sampling alone', () => {
  const plain = { temperature: 1, top_p: 1, max_tokens: 200 }
  expect(brokenAssumptions({ decoding: plain, curation: [], trainingTokens: undefined })).toEqual([])
  expect(
    brokenAssumptions({
      decoding: { temperature: 0.8, greedy: true },
      curation: [{}],
      trainingTokens: 'human',
    }),
  ).toEqual([
    'sampling is not that of the model: temperature 0.8, greedy true',
    'curation decides which statements are kept',
    'mixes are cut or repeated to a number of training tokens',
  ])
})
