import { expect, it } from 'vitest'
import { storedProgress } from '../../../src/workflows/watch/stored-progress.js'

const half = { stored: 6, generations: 12, failed: 0 }

it('tells a run at work from one that was stopped, cut off or finished', () => {
  expect(storedProgress({ lock: 'held', ...half })).toEqual({
    state: 'running',
    text: 'Running: 6 of 12 generations stored.',
    share: 0.5,
  })
  expect(storedProgress({ lock: 'free', ...half })).toEqual({
    state: 'stopped',
    text: 'Nothing is running: 6 of 12 generations stored.',
    share: 0.5,
  })
  expect(storedProgress({ lock: 'left', ...half })).toEqual({
    state: 'failed',
    text: 'The run was cut off, its process is gone: 6 of 12 generations stored. The same "collapse run" goes on from here.',
    share: 0.5,
  })
  expect(storedProgress({ lock: 'left', ...half, stored: 12 }).state).toBe('done')
})

it('counts failed runs', () => {
  expect(storedProgress({ lock: 'held', ...half, failed: 2 }).text).toBe(
    'Running: 6 of 12 generations stored; 2 runs failed.',
  )
  expect(storedProgress({ lock: 'free', ...half, failed: 1 })).toMatchObject({
    state: 'failed',
    text: 'Nothing is running: 6 of 12 generations stored; 1 run failed.',
  })
})

it('has no share before it is known what is run', () => {
  expect(storedProgress({ lock: 'held', stored: 0, generations: 0, failed: 0 }).share).toBe(0)
})
