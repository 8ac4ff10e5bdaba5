import { describe, expect, it } from 'vitest'
import { entries } from '../../../src/metrics/embedding/entries.js'
import { measure as measureChecked } from '../../../src/metrics/measured.js'
import { loadMetrics, selectMetricIds } from '../../../src/metrics/registry.js'
import { hashedContext, onHashed } from './on-vectors.js'

const ids = selectMetricIds(['embedding'])
const ofSample = entries.filter(({ onText }) => onText).flatMap((entry) => entry.ids)

const INPUTS: Readonly<Record<string, readonly string[]>> = {
  'no documents': [],
  'one document': ['rain fell on the town'],
  'empty documents': Array(30).fill(''),
  'identical documents': Array(30).fill('rain fell on the town'),
  CJK: Array.from({ length: 30 }, (_, at) => `雨が${at}日降った。`),
  emoji: Array.from({ length: 30 }, (_, at) => `👩‍👩‍👧 😀${'🎉'.repeat(at)}`),
}
const HUMAN = Array.from({ length: 30 }, (_, at) => `the ${at}th day brought rain`)

describe('the group embedding', () => {
  it('stands for hashed vectors alone', () => {
    expect(ids.filter((id) => !id.includes('.hashed'))).toEqual([])
    expect(ids).toContain('vendi.hashed.q1')
    expect(selectMetricIds(['mauve'])).toContain('mauve.remote')
  })

  for (const [name, probe] of Object.entries(INPUTS)) {
    it(`has a value or a reason for ${name}`, async () => {
      const context = hashedContext({ probe, test: HUMAN })
      for (const metric of await loadMetrics(ids)) {
        const [measured] = await measureChecked(metric, context)
        const { value, undefinedReason } = measured
        if (value === undefined) expect(undefinedReason, metric.id).toMatch(/^needs /)
        else expect([Number.isFinite(value), undefinedReason], metric.id).toEqual([true, undefined])
      }
    })
  }

  it('says what is missing', async () => {
    const reasons: [string, readonly string[], string][] = [
      ['vendi.hashed.q1', [], 'needs 1 document, has 0'],
      ['vendi.hashed.q1', ['', ''], 'needs 1 document with text, has 0'],
      ['mean_cosine_distance.hashed', ['rain'], 'needs 2 documents, has 1'],
      ['mauve.hashed', ['rain'], 'needs 20 documents, has 1'],
    ]
    for (const [id, probe, reason] of reasons) {
      expect((await onHashed(id, probe, HUMAN)).undefinedReason).toBe(reason)
    }
    expect((await onHashed('mauve.hashed', HUMAN, ['rain'])).undefinedReason).toBe(
      'needs 20 human documents, has 1',
    )
  })

  it('is taken on the kept sample where it needs no human text', () => {
    for (const id of ofSample) expect(selectMetricIds([`kept.${id}`])).toEqual([`kept.${id}`])
    expect(() => selectMetricIds(['kept.mauve.hashed'])).toThrow('not taken on text alone')
  })

  it('asks for what it needs', async () => {
    const [mauve] = await loadMetrics(['mauve.remote'])
    expect(mauve.needs).toEqual(['human', 'embeddings.remote'])
    const without = new Map([['embeddings.remote', 'no endpoint']] as const)
    expect(await measureChecked(mauve, hashedContext({ without }))).toEqual([
      { undefinedReason: 'no endpoint' },
    ])
  })
})
