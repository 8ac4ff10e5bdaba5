import { describe, expect, it } from 'vitest'
import { sampleCoverage } from '../../../../src/metrics/ecology/estimators/coverage.js'
import { estimatedSource, resample } from '../../../../src/metrics/ecology/estimators/resample.js'
import { spectrumOf } from '../../../../src/metrics/spectrum.js'
import { keyedRng } from '../../../../src/random/keyed.js'
import { girdled } from '../spiders.js'

describe('estimatedSource', () => {
  it('leaves the uncovered mass to the unseen kinds and takes it from the rare', () => {
    const source = estimatedSource(girdled)
    const mass = (from: number, to: number) =>
      source.slice(from, to).reduce((sum, { kinds, probability }) => sum + kinds * probability, 0)
    expect(mass(0, source.length)).toBeCloseTo(1, 12)
    // Chao1 before its correction: 167 / 168 x 12 x 12 / 8 = 17.9 unseen kinds.
    expect(source.at(-1)!.kinds).toBe(18)
    expect(mass(source.length - 1, source.length)).toBeCloseTo(1 - sampleCoverage(girdled), 12)
    expect(source[0].probability).toBeLessThan((1 / 168) * 0.8)
    expect(source.at(-2)!.probability).toBeCloseTo(46 / 168, 10)
  })

  it('is the sample itself where nothing was seen once', () => {
    expect(estimatedSource(spectrumOf([2, 6]))).toEqual([
      { kinds: 1, probability: 0.25 },
      { kinds: 1, probability: 0.75 },
    ])
  })
})

describe('resample', () => {
  it('draws so many tokens, each kind as often as its probability says', () => {
    const source = [
      { kinds: 2, probability: 0.3 },
      { kinds: 4, probability: 0.1 },
    ]
    const { total, types, times, kinds } = resample(source, 40_000, keyedRng('resample'))
    expect([total, types]).toEqual([40_000, 6])
    const counts = Array.from(times, (time, index) => new Array<number>(kinds[index]).fill(time)).flat()
    // Standard deviations: 60 and 92.
    for (const rare of counts.slice(0, 4)) expect(Math.abs(rare - 4000)).toBeLessThan(240)
    for (const frequent of counts.slice(4)) expect(Math.abs(frequent - 12_000)).toBeLessThan(370)
  })

  it('finds hardly a pair among far more kinds than tokens', () => {
    const source = [
      { kinds: 1, probability: 0.5 },
      { kinds: 1e10, probability: 5e-11 },
    ]
    const { total, types, times } = resample(source, 1000, keyedRng('wide'))
    expect(total).toBe(1000)
    expect([...times].slice(0, -1)).toEqual([1])
    expect(types).toBe(1000 - times.at(-1)! + 1)
  })

  it('depends on the generator alone', () => {
    const source = estimatedSource(girdled)
    const draw = (label: string) => resample(source, 168, keyedRng(label))
    expect(draw('a')).toEqual(draw('a'))
    expect(draw('a')).not.toEqual(draw('b'))
  })
})
