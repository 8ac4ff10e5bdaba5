import { describe, expect, it } from 'vitest'
import { mix32 } from '../../../src/text/hash.js'
import { HyperLogLog } from '../../../src/text/sketches/hyperloglog.js'

const add = (sketch: HyperLogLog, item: number) => sketch.add(mix32(item), mix32(item ^ 0x9e3779b9))

function sketchOf(from: number, to: number, precision?: number): HyperLogLog {
  const sketch = new HyperLogLog(precision)
  for (let item = from; item < to; item++) add(sketch, item)
  return sketch
}

describe('HyperLogLog', () => {
  it('is 0 for nothing and does not count an item twice', () => {
    expect(new HyperLogLog().estimate()).toBe(0)
    const sketch = sketchOf(0, 1000)
    const once = sketch.estimate()
    for (let item = 0; item < 1000; item++) add(sketch, item)
    expect(sketch.estimate()).toBe(once)
  })

  it.each([10, 1000, 20_000, 300_000])('is within four standard errors for %i items', (items) => {
    const sketch = sketchOf(0, items)
    expect(Math.abs(sketch.estimate() / items - 1)).toBeLessThan(4 * sketch.relativeError)
  })

  it('has the spread that it states', () => {
    const errors = Array.from({ length: 60 }, (_, run) => {
      const sketch = sketchOf(run * 50_000, run * 50_000 + 5000, 8)
      return sketch.estimate() / 5000 - 1
    })
    const spread = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length)
    // 1.04 / sqrt(256) = 6.5%; the root mean square of 60 runs is within a third of it.
    expect(spread).toBeGreaterThan(0.043)
    expect(spread).toBeLessThan(0.087)
  })

  it('merges into the sketch of the whole, to the byte', () => {
    const parts = sketchOf(0, 4000)
    parts.merge(sketchOf(3000, 9000))
    expect(parts.registers).toEqual(sketchOf(0, 9000).registers)
    expect(() => parts.merge(new HyperLogLog(10))).toThrow('sketches of precision 14 and 10 do not merge')
  })

  it('comes back from its registers', () => {
    const sketch = sketchOf(0, 500, 10)
    expect(new HyperLogLog(10, sketch.registers as Uint8Array).estimate()).toBe(sketch.estimate())
    expect(() => new HyperLogLog(10, new Uint8Array(5))).toThrow('1024 registers were expected, got 5')
    expect(() => new HyperLogLog(3)).toThrow('a precision from 4 to 18 was expected, got 3')
  })
})
