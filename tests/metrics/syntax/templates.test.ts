import { expect, it } from 'vitest'
import { findTemplates, templatesOf, wordsOfTemplate } from '../../../src/metrics/syntax/templates.js'
import { textView } from '../../../src/text/view.js'
import { Vocabulary } from '../../../src/text/vocabulary.js'

const viewOf = (texts: readonly string[]) => textView(texts, new Vocabulary())

it('finds templates with their documents, the most frequent first', () => {
  const tagged = viewOf(['A B C D', 'x', 'A B C', 'B C D', 'A B'])
  expect(findTemplates(tagged, 2)).toEqual([
    { tags: ['A', 'B'], occurrences: 3, documents: [0, 2, 4] },
    { tags: ['B', 'C'], occurrences: 3, documents: [0, 2, 3] },
    { tags: ['C', 'D'], occurrences: 2, documents: [0, 3] },
  ])
  expect(findTemplates(tagged, 8)).toEqual([])
  expect(findTemplates(viewOf([]), 2)).toEqual([])
})

it('takes at most a hundred', () => {
  const text = Array.from({ length: 300 }, (_, index) => `T${index}`).join(' ')
  expect(findTemplates(viewOf([text, text]), 4)).toHaveLength(100)
})

it('finds them in plain text, and gives examples of them', async () => {
  const texts = ['The rain fell on the roof.', 'Go!', 'A cat sat on the mat.']
  const templates = await templatesOf(viewOf(texts), 6)
  expect(templates).toEqual([
    { tags: ['DET', 'NOUN', 'VERB', 'ADP', 'DET', 'NOUN'], occurrences: 2, documents: [0, 2] },
    { tags: ['NOUN', 'VERB', 'ADP', 'DET', 'NOUN', 'PUNCT'], occurrences: 2, documents: [0, 2] },
  ])
  if (typeof templates === 'string') return
  const [{ tags }] = templates
  expect(await Promise.all(texts.map((text) => wordsOfTemplate(tags, text)))).toEqual([
    'The rain fell on the roof',
    undefined,
    'A cat sat on the mat',
  ])
  expect(await templatesOf(viewOf(['雨が降った']), 4)).toMatch(/made for English/)
})
