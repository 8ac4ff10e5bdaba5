import { describe, expect, it } from 'vitest'
import { contextOf, measure } from '../helpers.js'
import { base, worldContext } from './small-world.js'

describe('facts.monofact_rate', () => {
  it('is f1 / N of human text, mix and sample', async () => {
    // Bob alone is stated once, among 2 + 1 + 5 statements.
    expect(await measure('facts.monofact_rate.human', worldContext({}))).toEqual({ value: 1 / 8, n: 8 })
    const mix = { documents: 1, tokens: 1, facts: Uint32Array.of(1, 1, 0, 3) }
    expect(await measure('facts.monofact_rate.mix', worldContext({ mix }))).toEqual({ value: 2 / 5, n: 5 })
    const probe = ['ann is red', 'cid is green', 'cid is green', 'cid is blue']
    expect(await measure('facts.monofact_rate.sample', worldContext({ probe }))).toEqual({
      value: 1 / 3,
      n: 3,
    })
  })

  it('is undefined without statements, counts or facts', async () => {
    expect(await measure('facts.monofact_rate.sample', worldContext({ probe: ['nothing'] }))).toEqual({
      undefinedReason: 'the text states none of the facts',
      n: 0,
    })
    expect((await measure('facts.monofact_rate.mix', worldContext({}))).undefinedReason).toMatch(
      /nobody counted/,
    )
    expect((await measure('facts.monofact_rate.human', contextOf({}))).undefinedReason).toMatch(
      /no known facts/,
    )
  })
})

describe('facts.hallucination_rate', () => {
  it('does as its example says', async () => {
    const probe = ['ann is red', 'bob is blue', 'bob is red', 'bob is']
    expect(await measure('facts.hallucination_rate', worldContext({ probe }))).toEqual({ value: 1 / 3, n: 3 })
  })

  it('is undefined without well-formed statements, and where none can be false', async () => {
    expect(await measure('facts.hallucination_rate', worldContext({ probe: ['ann is'] }))).toEqual({
      undefinedReason: 'no statement was found in the sample',
      n: 0,
    })
    const mined = worldContext({ probe: ['ann is red'], facts: { ...base, tells: [] } })
    expect((await measure('facts.hallucination_rate', mined)).undefinedReason).toMatch(/no false statements/)
  })
})
