import { expect, test } from 'vitest'
import { foldNotes } from '../../src/analysis/fold-notes.js'

const fold = (names: readonly string[], notes: readonly string[]) =>
  foldNotes({ arms: names.map((name) => ({ name })), notes })

test('notes of an arm that differ in numbers become one with ranges, in the order of size', () => {
  const notes = [9, 10, 60].map((steps) => `control: trained ${steps} steps, loss 5.${steps} to 2.1 nats`)
  expect(fold(['control'], notes)).toEqual(['control: trained 9–60 steps, loss 5.10–5.9 to 2.1 nats'])
})

test('what arms say alike is said once, and other notes come first, as they are', () => {
  const notes = ['a: took 3 steps', 'a: took 5 steps', 'b: took 3 steps', 'b: took 5 steps', 'mind the gap']
  expect(fold(['a', 'b'], notes)).toEqual(['mind the gap', 'a, b: took 3–5 steps'])
  expect(fold(['a', 'b'], ['part-1.txt: empty', 'part-2.txt: empty'])).toHaveLength(2)
})

test('another number, another word, a number inside a word', () => {
  const notes = ['a: made 1,200 tokens', 'a: made 990 tokens', 'a: made none', 'a: gpt2 of 3', 'a: gpt3 of 3']
  expect(fold(['a'], notes)).toEqual([
    'a: made 990–1,200 tokens',
    'a: made none',
    'a: gpt2 of 3',
    'a: gpt3 of 3',
  ])
})

test('arms whose names begin alike, or hold numbers', () => {
  expect(fold(['a', 'a: 10%'], ['a: 10%: x 1', 'a: 10%: x 2', 'a: x 1'])).toEqual(['a: 10%: x 1–2', 'a: x 1'])
  expect(fold([], [])).toEqual([])
})
