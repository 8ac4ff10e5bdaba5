import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openReadingProgress } from '../../src/cli/reading-progress.js'

let written: string[]

beforeEach(() => {
  written = []
  vi.useFakeTimers()
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text))
    return true
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('nothing is said of a reading that takes less than a second', () => {
  const reading = openReadingProgress()
  for (const done of [1, 50, 100]) {
    vi.advanceTimersByTime(300)
    reading.report(done, 100)
  }
  reading.close()
  expect(written).toEqual([])
})

test('a log gets a line after a second and then every ten seconds', () => {
  const reading = openReadingProgress()
  for (let second = 1; second <= 25; second++) {
    vi.advanceTimersByTime(1000)
    reading.report(second * 40_000_000, 1_000_000_000)
  }
  reading.close()
  expect(written).toEqual([
    'reading human data: 4% of 1.0 GB\n',
    'reading human data: 44% of 1.0 GB\n',
    'reading human data: 84% of 1.0 GB\n',
  ])
})
