import { describe, expect, it } from 'vitest'
import { tinyExperiment } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'
import { open, runAll } from './open.js'

const folder = temporaryFolder()

async function measured(tokenisation: string) {
  const text = tinyExperiment({
    control: false,
    generations: 1,
    documents: 60,
    metrics: 'tokens, types, kept.types@500, novelty.new_types.n1',
    more: [`tokenisation: ${tokenisation}`],
  })
  const session = await open(text, `${folder}/${tokenisation}`)
  await runAll(session)
  const record = await session.store.readGeneration('replace', 1, 0)
  const { tokens, types, 'kept.types@500': kept, 'novelty.new_types.n1': fresh } = record?.metrics ?? {}
  return {
    tokens: tokens.values[0].value,
    types: types.values[0].value,
    kept: kept.values[0],
    fresh: fresh.values[0],
  }
}

describe('tokenisation in the loop', () => {
  it('is what the probe is counted in, and what metrics see', async () => {
    const characters = await measured('characters')
    expect(characters.tokens).toBe(1500)
    // An alphabet, not a vocabulary; the human training split is cut in the same way.
    expect(characters.types).toBeLessThan(100)
    expect(characters.fresh.value).toBe(0)
    expect(characters.kept).toMatchObject({ n: 500 })
    const words = await measured('words')
    expect(words.tokens).toBe(1500)
    expect(words.types).toBeGreaterThan(100)
  })
})
