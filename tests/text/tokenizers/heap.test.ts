import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Heap } from '../../../src/text/tokenizers/heap.js'

test('gives items back in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (items) => {
      const heap = new Heap<number>((one, other) => one < other)
      for (const item of items) heap.push(item)
      const sorted = [...items].sort((one, other) => one - other)
      expect(items.map(() => heap.pop())).toEqual(sorted)
      expect(heap.pop()).toBeUndefined()
    }),
  )
})
