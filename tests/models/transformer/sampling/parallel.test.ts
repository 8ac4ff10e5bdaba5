import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inParallel } from '../../../../src/models/transformer/sampling/parallel.js'

describe('inParallel', () => {
  it('keeps as many under way as it may, until there are no more', async () => {
    let left = 7
    let running = 0
    let most = 0
    let pauses = 0
    const work = async () => {
      most = Math.max(most, ++running)
      await nextTurn()
      running--
    }
    await inParallel(
      3,
      () => (left-- > 0 ? work() : undefined),
      async () => {
        pauses++
      },
    )
    expect(most).toBe(3)
    expect(running).toBe(0)
    expect(pauses).toBeGreaterThan(2)
  })

  it('throws a failure when all others have come to rest', async () => {
    let rested = 0
    let begun = 0
    const work = async (index: number) => {
      await nextTurn()
      if (index === 0) throw new Error('first')
      await nextTurn()
      rested++
    }
    const going = inParallel(
      2,
      () => work(begun++),
      async () => {},
    )
    await expect(going).rejects.toThrow('first')
    expect(begun).toBe(2)
    expect(rested).toBe(1)
  })
})
