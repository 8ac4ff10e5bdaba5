import { describe, expect, it } from 'vitest'
import { mix32 } from '../../../src/text/hash.js'
import { CountMin } from '../../../src/text/sketches/count-min.js'
import { FrequentGrams } from '../../../src/text/sketches/frequent-grams.js'

describe('CountMin', () => {
  it('is never too low, and rarely further off than it says', () => {
    const sketch = new CountMin(1024, 4)
    for (let item = 0; item < 5000; item++) sketch.add(mix32(item), mix32(~item), 1 + (item % 3))
    let beyond = 0
    for (let item = 0; item < 5000; item++) {
      const over = sketch.estimate(mix32(item), mix32(~item)) - (1 + (item % 3))
      expect(over).toBeGreaterThanOrEqual(0)
      if (over > sketch.error) beyond++
    }
    expect(beyond / 5000).toBeLessThan(Math.exp(-4))
    expect(sketch.total).toBe(9999)
  })

  it('merges by adding', () => {
    const one = new CountMin(64, 3)
    const two = new CountMin(64, 3)
    one.add(1, 2, 3)
    two.add(1, 2, 4)
    one.merge(two)
    expect(one.estimate(1, 2)).toBe(7)
    expect(() => one.merge(new CountMin(32, 3))).toThrow(
      'sketches of 3 x 64 and 3 x 32 counters do not merge',
    )
    expect(() => new CountMin(100, 3)).toThrow('a width that is a power of two')
  })
})

describe('FrequentGrams', () => {
  const stream = (from: number, to: number) => {
    const grams = new FrequentGrams(3)
    for (let at = from; at < to; at++) {
      const item = at % 5 === 0 ? at : at % 5
      grams.add(mix32(item), mix32(~item), () => `item ${item}`)
    }
    return grams
  }

  it('names the most frequent, by count and then by text', () => {
    expect(stream(0, 5000).top()).toEqual([
      { text: 'item 1', count: 1000 },
      { text: 'item 2', count: 1000 },
      { text: 'item 3', count: 1000 },
    ])
    expect(new FrequentGrams().top()).toEqual([])
  })

  it('merges', () => {
    const parts = stream(0, 2000)
    parts.merge(stream(2000, 5000))
    expect(parts.top()).toEqual(stream(0, 5000).top())
  })
})
