import { expect, it } from 'vitest'
import { onTexts } from '../helpers.js'

it('types: distinct tokens, 0 in an empty sample', async () => {
  expect(await onTexts('types', ['a b', 'B a'])).toEqual({ value: 3, n: 4 })
  expect(await onTexts('types', [])).toEqual({ value: 0, n: 0 })
})

it('types: NFC and NFD are different tokens, an ideographic space separates', async () => {
  expect(await onTexts('types', ['caf\u00e9 cafe\u0301', '你好\u3000世界'])).toMatchObject({ value: 4 })
})

it('hapax_share: as its example says, undefined without text', async () => {
  expect(await onTexts('hapax_share', ['a b b c'])).toEqual({ value: 2 / 3, n: 3 })
  expect(await onTexts('hapax_share', ['a a'])).toEqual({ value: 0, n: 1 })
  expect(await onTexts('hapax_share', ['', ''])).toEqual({ undefinedReason: 'needs 1 token, has 0', n: 0 })
})
