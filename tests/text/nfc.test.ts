import { expect, it } from 'vitest'
import { normalised } from '../../src/text/nfc.js'

it('is normalisation form C', () => {
  expect(normalised('e\u0301')).toBe('\u00e9')
  expect(normalised('\u1112\u1161\u11ab')).toBe('\ud55c')
  const thirty = `a${'\u0316\u0301'.repeat(15)}`
  expect(normalised(`${thirty}b`)).toBe(`${thirty}b`.normalize('NFC').replace('b', '\u034fb'))
  expect(normalised('\ud800 a')).toBe('\ud800 a')
})

it('takes no quadratic time on a character under a million marks', () => {
  // Without joiners this takes minutes.
  const length = normalised(`a${'\u0301\u0316'.repeat(500_000)}`).length
  expect(length).toBeGreaterThan(1_000_000)
})
