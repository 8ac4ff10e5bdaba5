import { expect, it } from 'vitest'
import { bootstrapInterval } from '../../../../src/metrics/ecology/estimators/bootstrap-interval.js'
import { estimatedSource, resample } from '../../../../src/metrics/ecology/estimators/resample.js'
import { hillAtSize } from '../../../../src/metrics/ecology/estimators/standardised.js'
import { type Spectrum, spectrumOf } from '../../../../src/metrics/spectrum.js'
import { keyedRng } from '../../../../src/random/keyed.js'
import { girdled } from '../spiders.js'

const richness = (sample: Spectrum) => hillAtSize(sample, 0, 100)

it('stands around the value, the same for the same generator', () => {
  const { low, high } = bootstrapInterval(girdled, richness, 50, keyedRng('spiders'))
  expect((low + high) / 2).toBeCloseTo(richness(girdled), 10)
  expect(high - low).toBeGreaterThan(2)
  expect(bootstrapInterval(girdled, richness, 50, keyedRng('spiders'))).toEqual({ low, high })
})

it('is a point where nothing can differ, and never below 1', () => {
  expect(bootstrapInterval(spectrumOf([30]), richness, 10, keyedRng('one'))).toEqual({ low: 1, high: 1 })
  expect(bootstrapInterval(spectrumOf([30, 1]), richness, 10, keyedRng('two')).low).toBeGreaterThanOrEqual(1)
})

it('holds the truth in about nineteen of twenty samples', () => {
  const source = estimatedSource(
    spectrumOf(Array.from({ length: 60 }, (_, kind) => Math.ceil(90 / (kind + 1)))),
  )
  const rng = keyedRng('coverage of the interval')
  const samples = Array.from({ length: 100 }, (_, index) => resample(source, 200, rng.fork(index)))
  const truth = samples.reduce((sum, sample) => sum + richness(sample), 0) / samples.length
  const held = samples.filter((sample, index) => {
    const { low, high } = bootstrapInterval(sample, richness, 30, rng.fork('replications').fork(index))
    return low <= truth && truth <= high
  })
  expect(held.length).toBeGreaterThan(88)
})
