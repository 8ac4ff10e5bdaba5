import fc from 'fast-check'
import { expect, it } from 'vitest'
import { kindsSeen, singletons, spectrumOf } from '../../src/metrics/spectrum.js'

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

it('gives the kinds of any count', () => {
  const spectrum = spectrumOf([1, 2, 2, 5000])
  expect([1, 2, 3, 5000, 6000].map((times) => kindsSeen(spectrum, times))).toEqual([1, 2, 0, 1, 0])
})

it('keeps every count, small or large, in ascending order', () => {
  const counts = fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1020, max: 1030 })))
  fc.assert(
    fc.property(counts, (given) => {
      const { times, kinds } = spectrumOf(given)
      const again = Array.from(times, (time, index) => new Array<number>(kinds[index]).fill(time)).flat()
      expect(again).toEqual(given.toSorted((first, second) => first - second))
    }),
  )
})
