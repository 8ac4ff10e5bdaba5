import { describe, expect, it } from 'vitest'
import { browserData } from '../../src/report/browser-data.js'
import { reportData } from '../../src/report/report-data.js'
import { samplePieces } from '../../src/report/sample-pieces.js'
import { fakeResults } from './fake-results.js'

describe('pieces of a sample', () => {
  it('stand where statements begin and end', () => {
    const text = 'Yes. Rome is in Italy.'
    const statements = [{ kind: 'right' as const, start: 5, end: 22, tier: '1' }]
    expect(samplePieces({ text, statements }, 100)).toEqual({
      pieces: ['Yes. ', [0, 'Rome is in Italy.', ['1']]],
      counts: [1, 0, 0],
      tiers: ['1'],
      hidden: 0,
    })
  })

  it('show an error that overlaps with what is right', () => {
    const statements = [
      { kind: 'right' as const, start: 0, end: 4, tier: '2-3' },
      { kind: 'false' as const, start: 2, end: 6, tier: '1' },
    ]
    expect(samplePieces({ text: 'abcdefgh', statements }, 100).pieces).toEqual([
      [0, 'ab', ['2-3']],
      [1, 'cd', ['2-3', '1']],
      [1, 'ef', ['1']],
      'gh',
    ])
  })

  it('are cut by characters, and statements with them', () => {
    const statements = [
      { kind: 'right' as const, start: 2, end: 8 },
      { kind: 'malformed' as const, start: 8, end: 10 },
    ]
    expect(samplePieces({ text: '🌱bcdefghi', statements }, 4)).toEqual({
      pieces: ['🌱', [0, 'bcd', []]],
      counts: [1, 0, 0],
      tiers: [],
      hidden: 5,
    })
  })

  it('write out what would hide or reorder text', () => {
    expect(samplePieces({ text: 'a\u202eb' }, 10).pieces).toEqual(['a⟨U+202E⟩b'])
  })
})

describe('the data of the sample browser', () => {
  it('names arms and tiers in the order of the report and holds every excerpt', () => {
    const results = fakeResults()
    const excerpts = results.excerpts.map((excerpt, i) => ({
      ...excerpt,
      statements: [{ kind: 'right' as const, start: 0, end: 11, tier: i % 2 === 0 ? '64+' : '1' }],
    }))
    const found = browserData(reportData({ ...results, excerpts }))!
    expect(found.arms.map(({ name }) => name)).toEqual(results.arms.map(({ name }) => name))
    expect(found.generations).toEqual([0, 5, 10])
    expect(found.tiers).toEqual(['1', '64+'])
    expect(found.kinds).toEqual([0])
    expect(found.samples).toHaveLength(excerpts.length)
    expect(found.leftOut).toBe(0)
  })

  it('leaves positions out where the page would grow too large, and says how many', () => {
    const results = fakeResults({ text: ' word'.repeat(200) })
    const excerpts = Array.from({ length: 40 }, (_, copy) =>
      results.excerpts.map((excerpt) => ({ ...excerpt, position: excerpt.position + 1000 * copy })),
    ).flat()
    const found = browserData(reportData({ ...results, excerpts }))!
    // 6 arms x 3 generations x 120 positions x 600 characters are 1,296,000; 111 positions are below 1,200,000.
    expect(found.leftOut).toBe(120 - 111)
    expect(found.samples).toHaveLength(6 * 3 * 111)
  })

  it('is absent without texts', () => {
    expect(browserData(reportData({ ...fakeResults(), excerpts: [] }))).toBeUndefined()
  })
})
