import { describe, expect, it } from 'vitest'
import { decide, decideBySign } from '../../../src/analysis/threshold/decide.js'
import { looks } from '../../../src/analysis/threshold/looks.js'

describe('decide', () => {
  it('is a one-sided t test to either side', () => {
    // mean 1, deviation 1, n 4: t = 2 on 3 degrees of freedom, one-sided p = 0.0697 (R: pt(2, 3, lower = FALSE)).
    const side = [0, 0.5, 1.5, 2].map((x) => (x - 1) / Math.sqrt(2.5 / 3) + 1)
    expect(decide([side], 0.0698)).toBe('kept')
    expect(decide([side], 0.0696)).toBe('undecided')
    expect(decide([side.map((x) => -x)], 0.0698)).toBe('not kept')
  })

  it('needs both sides to keep and one to lose, which then has half the error', () => {
    const good = [1, 1.1, 0.9, 1.05]
    const bad = good.map((x) => -x)
    expect(decide([good, good], 0.01)).toBe('kept')
    expect(decide([good, bad], 0.01)).toBe('not kept')
    expect(decide([good, [1, -1, 0.5, -0.5]], 0.01)).toBe('undecided')
  })

  it('takes equal values by their sign, an infinite one as lost, and one seed as nothing', () => {
    expect(decide([[0.2, 0.2]], 0.01)).toBe('kept')
    expect(decide([[0, 0]], 0.01)).toBe('kept')
    expect(decide([[-0.2, -0.2]], 0.01)).toBe('not kept')
    expect(decide([[1, Number.NEGATIVE_INFINITY, 1]], 0.01)).toBe('not kept')
    expect(decide([[5]], 0.01)).toBe('undecided')
    expect(decideBySign([[5]])).toBe('kept')
    expect(decideBySign([[-5]])).toBe('not kept')
    expect(decideBySign([[]])).toBe('undecided')
  })
})

describe('looks', () => {
  it('doubles the seeds and spends half the error at the last look', () => {
    expect(looks(5, 20)).toEqual([
      { seeds: 5, share: 0.25 },
      { seeds: 10, share: 0.25 },
      { seeds: 20, share: 0.5 },
    ])
    expect(looks(5, 12).map(({ seeds }) => seeds)).toEqual([5, 10, 12])
    expect(looks(5, 3)).toEqual([{ seeds: 3, share: 1 }])
  })
})
