import { describe, expect, it } from 'vitest'
import { thresholdDetails, thresholdFinding } from '../../../src/analysis/threshold/index.js'
import { fakeThreshold } from '../../report/threshold/fake-threshold.js'

describe('the answer in words', () => {
  it('says what keeps it, what always and what never does', () => {
    const finding = (fields: Parameters<typeof fakeThreshold>[0]) => thresholdFinding(fakeThreshold(fields))
    expect(finding({ status: 'always' })).toMatch(
      /^Even 0% human data keeps .* the smallest amount looked at$/,
    )
    expect(finding({ status: 'never' })).toMatch(
      /^Not even 100% human data keeps .* the largest amount looked at$/,
    )
    expect(finding({ status: 'undecided' })).toMatch(
      /^Not decided: 5 seeds do not show whether 100% human data/,
    )
    expect(finding({ by: 'count', lowestKept: 200 })).toMatch(
      /^200 human documents beside the sample keep facts/,
    )
    expect(finding({ better: 'lower', keep: 0.8 })).toContain('at 125% of the control or less')
    expect(finding({ better: 'neither', keep: 0.8 })).toContain('between 80% and 125% of the control')
    expect(finding({ scale: 'nats' })).toContain(', as an effective number, at 60%')
  })

  it('says where the threshold lies, what theory and the human data alone say, and what it took', () => {
    expect(thresholdDetails(fakeThreshold())).toEqual([
      'Interval of the threshold (95%): above 10% and not above 20%.',
      'Estimate: 14.5%, where the non-decreasing fit through the means reaches 60%.',
      'Theory expects 20%.',
      'There the mix keeps 68% (66% to 70%); the same human data alone, with nothing synthetic, 34% (31% to 37%).',
      '4 of 8 amounts looked at in 75 runs (10 of them found in the store); a full grid at the seeds that the hardest of them took (20) would take 320.',
    ])
  })

  it('gives one seed no interval, and says where theory is silent or expects no crossing', () => {
    const details = (fields: Parameters<typeof fakeThreshold>[0]) =>
      thresholdDetails(fakeThreshold(fields)).join('\n')
    expect(details({ seedsMax: 1 })).toContain('One seed: no interval.')
    expect(details({ theory: { notCovered: 'of reasons' } })).toContain(
      'Theory says nothing here: of reasons.',
    )
    const low = {
      curve: [
        { dose: 0, kept: 0.1 },
        { dose: 1, kept: 0.2 },
      ],
      threshold: undefined,
    }
    expect(details({ theory: low })).toContain('Theory expects no amount up to 100% to keep it.')
    expect(details({ lowestKept: undefined, highestLost: undefined })).toContain(
      'the whole range, nothing is decided',
    )
  })
})
