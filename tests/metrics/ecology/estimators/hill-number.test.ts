import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hillNumber } from '../../../../src/metrics/ecology/estimators/hill-number.js'
import { spectrumOf } from '../../../../src/metrics/spectrum.js'
import { girdled, logged } from '../spiders.js'

it('gives the observed diversities that R iNEXT 3 prints for its spiders', () => {
  expect([0, 1, 2].map((q) => hillNumber(girdled, q).toFixed(3))).toEqual(['26.000', '12.060', '7.840'])
  expect([0, 1, 2].map((q) => hillNumber(logged, q).toFixed(3))).toEqual(['37.000', '14.421', '6.761'])
})

it('is the number of kinds for every order where all are equally frequent', () => {
  for (const q of [0, 0.25, 1, 1.75, 2, 4]) expect(hillNumber(spectrumOf([5, 5, 5]), q)).toBeCloseTo(3, 12)
})

it('falls with the order, without a step at 1', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(counts, (given) => {
      const profile = [0, 0.5, 1, 1.5, 2, 3, 4].map((q) => hillNumber(spectrumOf(given), q))
      for (let order = 1; order < profile.length; order++) {
        expect(profile[order]).toBeLessThanOrEqual(profile[order - 1] * (1 + 1e-12))
      }
      expect(hillNumber(spectrumOf(given), 1 + 1e-6)).toBeCloseTo(profile[2], 3)
    }),
  )
})
