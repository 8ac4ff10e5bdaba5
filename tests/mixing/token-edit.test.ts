import { describe, expect, it } from 'vitest'
import { compose, load, materialiseNamed, parse } from './context.js'

describe('token-edit', () => {
  it('edits all human data with the newest model, from the human text again in every generation', async () => {
    for (const kept of [[90], [90, 80, 70]]) {
      const by = kept.length - 1
      const recipe = await compose({ strategy: 'token-edit' }, { kept })
      expect(recipe).toEqual({
        parts: [
          {
            source: 'human',
            take: { kind: 'all' },
            edit: { by, threshold: 0.99, temperature: 1, top_k: 8 },
          },
        ],
        requested: { documents: 100, humanShare: 1 },
      })
      const { batch, realised } = await materialiseNamed(recipe, { kept })
      expect(batch.texts[3]).toBe(`human 3 edited by ${by}`)
      expect(realised).toMatchObject({ documents: 100, human: 100, edited: 100, synthetic: 0 })
    }
  })

  it('takes an amount, with every part edited', async () => {
    const human = { count: 120, draw: 'redraw', allow_repetition: true }
    const { parts } = await compose({ strategy: 'token-edit', human, threshold: 0.9 }, { kept: [90] })
    const edit = { by: 0, threshold: 0.9, temperature: 1, top_k: 8 }
    expect(parts).toEqual([
      { source: 'human', take: { kind: 'all' }, edit },
      { source: 'human', take: { kind: 'shuffled', label: 'human/generation-1', from: 0, to: 20 }, edit },
    ])
  })

  it('draws from all tokens with top_k: null', async () => {
    const { parts } = await compose({ strategy: 'token-edit', top_k: null }, { kept: [90] })
    expect(parts[0].edit).toEqual({ by: 0, threshold: 0.99, temperature: 1 })
  })

  it('asks for models that can edit', async () => {
    const strategy = await load('token-edit')
    expect(strategy.requires?.(parse({ strategy: 'token-edit' }))).toEqual({ editing: true })
  })

  it('says how', async () => {
    const { describe: words } = await load('token-edit')
    expect(words(parse({ strategy: 'token-edit' }))).toBe(
      'all human data, tokens of at least 99% drawn anew by the last model',
    )
  })

  it('refuses a threshold that is no probability', () => {
    for (const threshold of [0, 1.01, -1])
      expect(() => parse({ strategy: 'token-edit', threshold })).toThrow()
  })
})
