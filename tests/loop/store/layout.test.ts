import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layout } from '../../../src/loop/store/layout.js'

describe('layout', () => {
  it('is where DESIGN says, with numbers that sort', () => {
    const at = (...parts: string[]) => join('runs', 'x', ...parts)
    const root = at()
    expect(layout.step(root, 'fit-1')).toBe(at('steps', 'fit-1'))
    expect(layout.generation(root, 'replace', 1, 3)).toBe(at('replace', 'seed-01', 'generation-003.json'))
    expect(layout.generation(root, 'replace', 123, 1000)).toBe(
      at('replace', 'seed-123', 'generation-1000.json'),
    )
    expect(layout.failure(root, 'replace', 1)).toBe(at('replace', 'seed-01', 'failed.json'))
    expect(layout.timing(root, 'replace', 1, 3)).toBe(
      at('timings', 'replace', 'seed-01', 'generation-003.json'),
    )

    expect(layout.measures(root, 'measure-1')).toBe(at('measures', 'measure-1.json.gz'))
  })
})

describe('an arm named like a file or folder of the store', () => {
  it.each(['lock', 'steps', 'measures', 'timings', 'experiment.json', 'environment.json'])(
    '%s: has a folder of its own',
    (slug) => {
      expect(layout.run('x', slug, 1)).toBe(join('x', `${slug}~`, 'seed-01'))
    },
  )
})
