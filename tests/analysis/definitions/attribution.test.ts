import { describe, expect, it } from 'vitest'
import { attribution } from '../../../src/analysis/definitions/index.js'
import { headlines, summarise } from '../../../src/analysis/index.js'
import type { ResultRow } from '../../../src/contracts/results.js'
import { FAKE_ARMS, fakeResults } from '../../report/fake-results.js'

const subset = { ...FAKE_ARMS[0], name: 'subset', strategy: 'human-subset' }
const arms = [FAKE_ARMS[0], FAKE_ARMS[4], subset]
/** Change per generation of each arm. */
const PACE: Readonly<Record<string, number>> = { control: -0.01, subset: -0.02, '10% human': -0.05 }
const edit = (row: ResultRow) => ({
  ...row,
  value: 1 + row.generation * PACE[row.arm] * (1 + 0.02 * row.seed),
})

function parts(humanOfSubset: number) {
  const results = fakeResults({ arms, facts: false, edit })
  const mixes = results.mixes.map((mix) => {
    const human = mix.arm === 'control' ? 2000 : mix.arm === 'subset' ? humanOfSubset : 200
    return { ...mix, human }
  })
  const summary = summarise(results)
  const [metric] = headlines(summary)
  return attribution({ ...results, mixes }, summary, '10% human', 'control', metric, 10, 0.95)
}

describe('attribution', () => {
  it('splits a change into forgetting, fewer human data and contamination, which add up', () => {
    const { total, forgetting, strategy, subset: split, reason } = parts(205)
    // By hand: 10 generations, 1.06 the mean of 1 + 0.02 x seed.
    expect(total.difference).toBeCloseTo(-0.53, 10)
    expect(forgetting.difference).toBeCloseTo(-0.106, 10)
    expect(strategy.difference).toBeCloseTo(total.difference! - forgetting.difference!, 10)
    expect(split!.arm).toBe('subset')
    expect(split!.fewerData.difference).toBeCloseTo(-0.106, 10)
    expect(split!.contamination.difference).toBeCloseTo(
      strategy.difference! - split!.fewerData.difference!,
      10,
    )
    expect(reason).toBe('')
  })

  it('does not split by an arm of another number of human documents', () => {
    const { subset: split, reason } = parts(400)
    expect(split).toBeUndefined()
    expect(reason).toContain('no arm trains on as many human documents alone')
  })
})
