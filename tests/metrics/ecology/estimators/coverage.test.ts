import { describe, expect, it } from 'vitest'
import {
  coverageAtSize,
  sampleCoverage,
  sizeAtCoverage,
  unseenPerDraw,
} from '../../../../src/metrics/ecology/estimators/coverage.js'
import { spectrumOf } from '../../../../src/metrics/spectrum.js'
import { girdled, logged } from '../spiders.js'
import { subsets } from '../subsets.js'

describe('sampleCoverage', () => {
  it('gives the coverages that R iNEXT 3 prints for its spiders', () => {
    expect(sampleCoverage(girdled).toFixed(4)).toBe('0.9289')
    expect(sampleCoverage(logged).toFixed(4)).toBe('0.9446')
  })

  it('has a form without kinds seen twice, and is 1 where nothing was seen once', () => {
    // By hand: N = 7, f1 = 2, A = 6 x 1 / (6 x 1 + 2) = 0.75.
    expect(sampleCoverage(spectrumOf([1, 1, 5]))).toBeCloseTo(1 - (2 / 7) * 0.75, 12)
    expect(sampleCoverage(spectrumOf([3, 4]))).toBe(1)
    expect(unseenPerDraw(spectrumOf([3, 4]))).toBe(0)
  })
})

describe('coverageAtSize', () => {
  it('gives the coverages that R iNEXT 3 prints for girdled spiders', () => {
    expect([1, 84, 168, 248].map((size) => coverageAtSize(girdled, size).toFixed(3))).toEqual([
      '0.122',
      '0.900',
      '0.929',
      '0.948',
    ])
  })

  it('is the chance, over all parts of the sample, that another of its tokens is of a kind in the part', () => {
    const counts = [4, 2, 1, 1]
    for (const size of [1, 2, 3, 6]) {
      let sum = 0
      let parts = 0
      for (const part of subsets(counts, size)) {
        parts++
        part.forEach((drawn, kind) => {
          if (drawn > 0) sum += (counts[kind] - drawn) / (8 - size)
        })
      }
      expect(coverageAtSize(spectrumOf(counts), size)).toBeCloseTo(sum / parts, 12)
    }
  })

  it('goes on from the sample without a step back', () => {
    const sizes = Array.from({ length: 400 }, (_, index) => index + 1)
    const curve = sizes.map((size) => coverageAtSize(girdled, size))
    for (let index = 1; index < curve.length; index++) expect(curve[index]).toBeGreaterThan(curve[index - 1])
  })
})

describe('sizeAtCoverage', () => {
  it('is the inverse, within the sample and beyond it', () => {
    for (const size of [1, 20, 167, 168, 169, 300.5, 5000]) {
      expect(sizeAtCoverage(girdled, coverageAtSize(girdled, size))).toBeCloseTo(size, 3)
    }
    expect(sizeAtCoverage(girdled, 1)).toBe(Number.POSITIVE_INFINITY)
  })

  it('lies between two whole sizes in proportion', () => {
    const middle = (coverageAtSize(logged, 30) + coverageAtSize(logged, 31)) / 2
    expect(sizeAtCoverage(logged, middle)).toBeCloseTo(30.5, 10)
    // Three of one kind and four of another: any five tokens hold both.
    expect(sizeAtCoverage(spectrumOf([3, 4]), 1)).toBe(5)
    // A single kind is covered from the first token on.
    expect(sizeAtCoverage(spectrumOf([7]), 0.5)).toBe(1)
  })
})
