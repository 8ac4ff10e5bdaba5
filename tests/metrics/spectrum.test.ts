import { expect, it } from 'vitest'
import { singletons, spectrumOf } from '../../src/metrics/spectrum.js'

it('counts how many kinds occur how often', () => {
  const spectrum = spectrumOf([3, 1, 0, 1])
  expect([...spectrum.times]).toEqual([1, 3])
  expect([...spectrum.kinds]).toEqual([2, 1])
  expect([spectrum.types, spectrum.total, singletons(spectrum)]).toEqual([3, 5, 2])
})

it('is empty without counts', () => {
  expect(spectrumOf([])).toMatchObject({ types: 0, total: 0 })
  expect(singletons(spectrumOf([2, 2]))).toBe(0)
})
