import { expect, it } from 'vitest'
import { belowMinimum } from '../../src/metrics/text-metric.js'
import { textView } from '../../src/text/view.js'
import { Vocabulary } from '../../src/text/vocabulary.js'

const view = textView(['a b c d e f g h i j k l', ''], new Vocabulary())

it('says what is needed and what is there', () => {
  expect(belowMinimum({ tokens: 50 }, view)).toEqual({ undefinedReason: 'needs 50 tokens, has 12', n: 12 })
  expect(belowMinimum({ documents: 3, tokens: 50 }, view)).toEqual({
    undefinedReason: 'needs 3 documents, has 2',
    n: 2,
  })
})

it('lets a large enough view pass', () => {
  expect(belowMinimum({ tokens: 12, documents: 2 }, view)).toBeUndefined()
  expect(belowMinimum(undefined, view)).toBeUndefined()
})
