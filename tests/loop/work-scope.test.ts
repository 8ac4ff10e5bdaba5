import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Model } from '../../src/contracts/model.js'
import { LeasedCache } from '../../src/loop/leased-cache.js'
import { WorkScope } from '../../src/loop/work-scope.js'

afterEach(() => {
  vi.restoreAllMocks()
})

function heard() {
  const lines: string[] = []
  const scope = new WorkScope({
    phase: (phase) => lines.push(phase),
    progress: (phase, share) => lines.push(`${phase} ${share}`),
  })
  return { lines, scope }
}

describe('progress', () => {
  it('is told of the part of a phase that a call is, four times a second at most', () => {
    const { lines, scope } = heard()
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => now)
    const { progress } = scope.call('sample', 0.5, 1)
    for (const [at, done] of [
      [0, 0],
      [100, 10],
      [249, 20],
      [250, 50],
      [400, 60],
      [600, 120],
    ]) {
      now = at
      progress?.(done, 100)
    }
    expect(lines).toEqual(['sample 0.5', 'sample 0.75', 'sample 1'])
    now = 1000
    progress?.(0, 0)
    expect(lines.at(-1)).toBe('sample 1')
  })
})

describe('scratch', () => {
  it('is made once, when it is looked at, also through a copy of the work', () => {
    const { scope } = heard()
    let made = 0
    const work = scope.call('fit', 0, 1, () => `folder ${made++}`)
    expect(made).toBe(0)
    expect(work.scratch).toBe('folder 0')
    expect({ ...work }.scratch).toBe('folder 0')
    expect(scope.call('measure').scratch).toBeUndefined()
  })
})

describe('models of a scope', () => {
  it('are asked for once and stay open until it is released; those of an inner scope only until its end', async () => {
    const { scope } = heard()
    const closed: string[] = []
    const cache = new LeasedCache<Model>(0, async (model) => void closed.push(model.notes[0]))
    const model = (of: WorkScope, name: string) =>
      of.model(cache, name, async () => ({ notes: [name] }) as unknown as Model)
    expect(await model(scope, 'a')).toBe(await model(scope, 'a'))
    await scope.within(async (inner) => {
      await model(inner, 'b')
      await model(inner, 'a')
      expect(closed).toEqual([])
    })
    await cache.close()
    expect(closed).toEqual(['b'])
    await scope.release()
    await cache.close()
    expect(closed).toEqual(['b', 'a'])
  })

  it('of work that failed are given back too', async () => {
    const { scope } = heard()
    const closed: string[] = []
    const cache = new LeasedCache<Model>(0, async () => void closed.push('a'))
    const failing = scope.within(async (inner) => {
      await inner.model(cache, 'a', async () => ({}) as Model)
      throw new Error('diverged')
    })
    await expect(failing).rejects.toThrow('diverged')
    await cache.close()
    expect(closed).toEqual(['a'])
  })
})
