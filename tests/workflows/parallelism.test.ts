import { describe, expect, it } from 'vitest'
import { parallelism } from '../../src/workflows/parallelism.js'

describe('parallelism', () => {
  it.each([
    [{}, 20, 8, { workers: 8, threads: 1 }],
    [{}, 1, 8, { workers: 1, threads: 8 }],
    [{}, 3, 8, { workers: 3, threads: 2 }],
    [{ workers: 3 }, 20, 8, { workers: 3, threads: 2 }],
    [{ workers: 16 }, 20, 8, { workers: 16, threads: 1 }],
    [{ threads: 4 }, 20, 8, { workers: 8, threads: 4 }],
    [{}, 0, 8, { workers: 1, threads: 8 }],
  ])('of %j for %d tasks on %d processors', (options, tasks, processors, expected) => {
    expect(parallelism(options, tasks, processors)).toEqual(expected)
  })

  it.each([{ workers: 0 }, { workers: 1.5 }, { threads: 0 }, { threads: Number.NaN }])(
    'refuses %j',
    (options) => {
      expect(() => parallelism(options, 1)).toThrow(/(workers|threads): expected a whole number from 1 on/)
    },
  )
})
