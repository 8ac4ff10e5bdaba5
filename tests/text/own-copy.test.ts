import { expect, test } from 'vitest'
import { ownCopy } from '../../src/text/own-copy.js'

test.each(['', 'plain', 'é\u0000', '雨が 🌧', '\ud800 alone'])('%j stays the same', (text) => {
  expect(ownCopy(text)).toBe(text)
})
