import { describe, expect, it } from 'vitest'
import { closest, suggestion } from '../../src/data/suggest.js'

describe('closest', () => {
  it('finds the word that was meant', () => {
    expect(closest('replcae', ['mix', 'replace'])).toBe('replace')
    expect(closest('REPLACE', ['replace'])).toBe('replace')
    expect(closest('k', ['q'])).toBe('q')
  })

  it('finds nothing where nothing is near', () => {
    expect(closest('zebra', ['replace', 'mix'])).toBeUndefined()
    expect(closest('x', [])).toBeUndefined()
    expect(closest('x'.repeat(300), ['x'.repeat(299)])).toBeUndefined()
  })
})

describe('suggestion', () => {
  it('begins a list that is too long with what shares a part with the word', () => {
    const many = Array.from({ length: 45 }, (_, index) => `entropy.n${index}`)
    const shown = suggestion('probe_loss', [...many, 'human_loss.per_token'])
    expect(shown).toMatch(/^known: human_loss\.per_token, entropy\.n0, .*, entropy\.n38, and 6 more$/)
  })

  it('lists what is known after what was meant', () => {
    expect(suggestion('replcae', ['mix', 'replace'])).toBe('did you mean "replace"? known: mix, replace')
    expect(suggestion('zebra', ['mix'], 'arms')).toBe('arms: mix')
    expect(suggestion('zebra', [])).toBe('')
    const many = Array.from({ length: 50 }, (_, index) => `word${index}`)
    expect(suggestion('zebra', many)).toContain('word39, and 10 more')
  })
})
