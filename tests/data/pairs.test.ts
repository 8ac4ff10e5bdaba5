import { expect, test } from 'vitest'
import { pairOf } from '../../src/data/pairs.js'

test.each([
  [
    { original: ['a'], sampled: ['b'] },
    { human: 'original', machine: 'sampled' },
  ],
  [
    { question: 'q', human_answers: ['a'], chatgpt_answers: [] },
    { human: 'human_answers', machine: 'chatgpt_answers' },
  ],
  [
    { human_text: 'a', machine_text: 'b' },
    { human: 'human_text', machine: 'machine_text' },
  ],
  // A field text is the text, whatever else is there; a count is none.
  [{ text: 'a', human: 'b', machine: 'c' }, undefined],
  [{ original: 3, sampled: 4 }, undefined],
  [['a', 'b'], undefined],
  [undefined, undefined],
])('%j', (shape, pair) => {
  expect(pairOf(shape)).toEqual(pair)
})
