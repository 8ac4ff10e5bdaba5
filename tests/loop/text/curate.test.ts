import { describe, expect, it } from 'vitest'
import type { Curated, Stage } from '../../../src/contracts/stage.js'
import { deduplicate } from '../../../src/curation/deduplicate.js'
import { RunError } from '../../../src/errors/index.js'
import { curate } from '../../../src/loop/text/curate.js'
import { keyedRng } from '../../../src/random/keyed.js'

const dropShort: Stage = {
  name: 'short',
  version: 1,
  apply: ({ texts }) => ({
    keep: Uint32Array.from(texts.flatMap((text, index) => (text.length > 1 ? [index] : []))),
    dropped: texts.flatMap((text, index) => (text.length > 1 ? [] : [[index, 'one letter'] as const])),
  }),
}

function returning(result: Curated): Stage {
  return { name: 'odd', version: 1, apply: () => result }
}

function through(texts: readonly string[], ...stages: readonly Stage[]) {
  return curate(
    texts,
    stages.map((stage) => ({ stage, options: {} })),
    1,
    { rng: keyedRng('test') },
  )
}

describe('curate', () => {
  it('tells positions of the sample, whatever earlier stages dropped', async () => {
    expect(await through(['a', 'bb', 'bb', 'cc', 'd'], dropShort, deduplicate)).toEqual({
      keep: [1, 3],
      dropped: [
        [0, 'short: one letter'],
        [4, 'short: one letter'],
        [2, 'deduplicate: same text as document 0'],
      ],
    })
  })

  it('keeps everything without stages, and nothing of nothing', async () => {
    expect(await through(['a', 'b'])).toEqual({ keep: [0, 1], dropped: [] })
    expect(await through([], deduplicate)).toEqual({ keep: [], dropped: [] })
  })

  it.each<[string, Curated]>([
    ['loses a document', { keep: Uint32Array.of(0), dropped: [] }],
    ['keeps one twice', { keep: Uint32Array.of(0, 0), dropped: [] }],
    ['keeps and drops the same', { keep: Uint32Array.of(0), dropped: [[0, 'why']] }],
    ['names one that is not there', { keep: Uint32Array.of(0, 2), dropped: [] }],
  ])('refuses a stage that %s', async (_what, result) => {
    await expect(through(['a', 'b'], returning(result))).rejects.toThrow(RunError)
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'stage odd gave no positions to keep'],
    ['no reasons', { keep: Uint32Array.of(0, 1) }, 'stage odd gave no list of what it dropped'],
  ])('refuses a stage that returns %s', async (_what, result, message) => {
    await expect(through(['a', 'b'], returning(result as Curated))).rejects.toMatchObject({
      name: 'RunError',
      message,
    })
  })

  it('stops where nearly everything is dropped', async () => {
    const texts = Array.from({ length: 100 }, () => 'same text')
    await expect(through(texts, deduplicate)).rejects.toThrow('curation dropped 99 of 100 documents')
  })
})
