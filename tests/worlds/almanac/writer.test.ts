import { expect, test } from 'vitest'
import { templates } from '../../../src/worlds/almanac/templates.js'
import { writeSentence } from '../../../src/worlds/almanac/writer.js'

test('names take the place of the slots, punctuation stays attached', () => {
  expect(writeSentence(templates[0], 'Mara Velin', 'Tessary')).toBe('Mara Velin was born in Tessary.')
  const possessive = templates.find(({ source }) => source.startsWith("Records place {S}'s birth"))!
  expect(writeSentence(possessive, 'Mara Velin', 'Tessary')).toBe(
    "Records place Mara Velin's birth in Tessary.",
  )
})
