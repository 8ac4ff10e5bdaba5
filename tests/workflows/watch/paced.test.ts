import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Paced } from '../../../src/workflows/watch/paced.js'

describe('paced work', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
  afterEach(() => void vi.useRealTimers())

  /** Work that takes so many milliseconds. */
  function work(milliseconds: number) {
    const starts: number[] = []
    const paced = new Paced(async () => {
      starts.push(performance.now() - begin)
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
    })
    const begin = performance.now()
    return { paced, starts }
  }

  it('is done at once, and once for all that asked while it had to wait', async () => {
    const { paced, starts } = work(100)
    paced.ask()
    await vi.advanceTimersByTimeAsync(50)
    for (let i = 0; i < 10; i++) paced.ask()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(starts).toEqual([0, 1600])
  })

  it('takes a tenth of the time at most', async () => {
    const { paced, starts } = work(1000)
    paced.ask()
    await vi.advanceTimersByTimeAsync(500)
    paced.ask()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(starts).toEqual([0, 10_000])
  })

  it('is done now when it must be, after what is at work, and not at all once stopped', async () => {
    const { paced, starts } = work(100)
    paced.ask()
    await vi.advanceTimersByTimeAsync(10)
    const now = paced.now()
    await vi.advanceTimersByTimeAsync(300)
    await now
    expect(starts).toEqual([0, 100])
    paced.ask()
    await paced.stop()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(starts).toEqual([0, 100])
  })
})
