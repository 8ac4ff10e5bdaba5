import { describe, expect, it } from 'vitest'
import {
  formatChange,
  formatDifference,
  formatDifferenceInterval,
  formatNumber,
  formatPercent,
  formatValue,
} from '../../src/analysis/index.js'

describe('numbers in words', () => {
  it.each([
    [0, '0'],
    [12345.6, '12,346'],
    [11.8123, '11.81'],
    [2.4149, '2.41'],
    [0.3021, '0.302'],
    [-0.5, '−0.500'],
    [0.00012, '1.2e−4'],
    [7, '7'],
  ])('%d', (value, text) => expect(formatNumber(value)).toBe(text))

  it('prints shares as per cent', () => {
    expect(formatValue(0.2014, 'percent')).toBe('20.1%')
    expect(formatValue(0.05, 'percent')).toBe('5.0%')
    expect(formatPercent(0.5)).toBe('50%')
    expect(formatPercent(0.00002)).toBe('<0.01%')
    expect(formatValue(1, 'percent')).toBe('100%')
  })

  it('says undefined and infinite', () => {
    expect(formatValue(undefined, 'number')).toBe('undefined')
    expect(formatValue(Number.NaN, 'number')).toBe('undefined')
    expect(formatValue(Number.POSITIVE_INFINITY, 'number')).toBe('infinite')
    expect(formatDifference(Number.POSITIVE_INFINITY, 'number')).toBe('infinitely higher')
  })

  it('signs differences', () => {
    expect(formatDifference(-0.547, 'percent')).toBe('−54.7 pt')
    expect(formatDifference(0.0031, 'percent')).toBe('+0.31 pt')
    expect(formatDifference(0, 'number')).toBe('±0')
    expect(formatDifferenceInterval(-0.571, -0.523, 'percent')).toBe('−57.1 to −52.3')
    expect(formatChange(-0.731)).toBe('−73%')
    expect(formatChange(1.2)).toBe('×2.2')
    expect(formatChange(785_509.5)).toBe('×785,511')
  })
})
