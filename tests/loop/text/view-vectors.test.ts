import { describe, expect, it } from 'vitest'
import type { Model } from '../../../src/contracts/model.js'
import { ViewVectors } from '../../../src/loop/text/view-vectors.js'
import { textView } from '../../../src/text/view.js'
import { Vocabulary } from '../../../src/text/vocabulary.js'

const view = (texts: readonly string[]) => textView(texts, new Vocabulary())

function modelOf(vectors: (texts: readonly string[]) => Float64Array[]): { model: Model; asked: string[] } {
  const asked: string[] = []
  const model = {
    async embed({ texts }: { texts: readonly string[] }) {
      asked.push(...texts)
      return vectors(texts)
    },
  } as unknown as Model
  return { model, asked }
}

describe('vectors of views', () => {
  it('are made once for each view and model', async () => {
    const { model, asked } = modelOf((texts) => texts.map((text) => Float64Array.of(text.length, 1)))
    const vectors = new ViewVectors()
    const hidden = (key: string) => ({ hidden: { key, model: async () => model } })
    const [one, two] = [view(['ab', 'c']), view(['d'])]
    const first = await vectors.embed(one, 'hidden', hidden('fit-1'))
    expect(first).toEqual({ values: Float64Array.of(2, 1, 1, 1), rows: 2, dimension: 2 })
    expect(await vectors.embed(one, 'hidden', hidden('fit-1'))).toBe(first)
    await vectors.embed(two, 'hidden', hidden('fit-1'))
    await vectors.embed(one, 'hidden', hidden('fit-2'))
    expect(asked).toEqual(['ab', 'c', 'd', 'ab', 'c'])
    const hashed = await vectors.embed(one, 'hashed', {})
    expect(hashed.rows).toBe(2)
    expect(await vectors.embed(one, 'hashed', {})).toBe(hashed)
  })

  it('say what is missing or wrong', async () => {
    const vectors = new ViewVectors()
    const some = view(['a', 'b'])
    await expect(vectors.embed(some, 'remote', {})).rejects.toThrow('no embeddings endpoint')
    await expect(vectors.embed(some, 'hidden', {})).rejects.toThrow('no model')
    const hidden = (model: Model) => ({ hidden: { key: 'fit', model: async () => model } })
    await expect(vectors.embed(some, 'hidden', hidden({} as Model))).rejects.toThrow('it cannot embed')
    const { model } = modelOf(() => [Float64Array.of(1)])
    await expect(vectors.embed(some, 'hidden', hidden(model))).rejects.toThrow('of 2 texts and gave 1')
  })
})
