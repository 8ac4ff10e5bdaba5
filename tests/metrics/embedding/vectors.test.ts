import { describe, expect, it } from 'vitest'
import { MOST_DOCUMENTS, unitVectors, vectorsOf } from '../../../src/metrics/embedding/vectors.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { contextOf } from '../helpers.js'
import { numberContext } from './on-vectors.js'

describe('the vectors of a view', () => {
  it('stand in the order of the texts, and are made once for all metrics', async () => {
    let made = 0
    const context = contextOf({
      probe: ['b', 'c', 'a'],
      embeddings: ({ texts }) => {
        made++
        const values = Float64Array.from(texts, (text) => text.charCodeAt(0))
        return { values, rows: texts.length, dimension: 1 }
      },
    })
    const embedded = new WeakMap<object, unknown>()
    const remembering = {
      rng: context.rng,
      embed: async (view: typeof context.probe) => {
        const known = embedded.get(view) ?? (await context.embed(view, 'hashed'))
        embedded.set(view, known)
        return known as Awaited<ReturnType<typeof context.embed>>
      },
    }
    const first = await vectorsOf(remembering, context.probe, 'hashed')
    expect([...first.values]).toEqual([97, 98, 99])
    expect(await vectorsOf(remembering, context.probe, 'hashed')).toBe(first)
    expect(made).toBe(1)
  })

  it('are drawn where there are too many, the same for the same generator', async () => {
    const texts = Array.from({ length: MOST_DOCUMENTS + 500 }, (_, at) => String(at))
    const drawn = async (seed: string, probe: readonly string[]) => {
      const context = { ...numberContext({ probe }), rng: keyedRng(seed) }
      return (await vectorsOf(context, context.probe, 'hidden')).values
    }
    const one = await drawn('one', texts)
    expect(new Set(one).size).toBe(MOST_DOCUMENTS)
    expect(await drawn('one', texts.toReversed())).toEqual(one)
    expect(await drawn('two', texts)).not.toEqual(one)
  })

  it('of a wrong number or with holes are refused', async () => {
    const giving = (values: Float64Array, rows: number) => {
      const context = contextOf({ probe: ['a', 'b'], embeddings: () => ({ values, rows, dimension: 2 }) })
      return vectorsOf(context, context.probe, 'hashed')
    }
    await expect(giving(new Float64Array(2), 1)).rejects.toThrow('2 documents gave 1 rows of 2 in 2 numbers')
    await expect(giving(Float64Array.of(1, 2, Number.NaN, 3), 2)).rejects.toThrow(
      'holds a value that is no number',
    )
  })

  it('have length 1 where directions count, those without direction left out', () => {
    const { values, rows } = unitVectors({
      values: Float64Array.of(3, 4, 0, 0, 0, -2),
      rows: 3,
      dimension: 2,
    })
    expect([...values]).toEqual([0.6, 0.8, 0, -1])
    expect(rows).toBe(2)
  })
})
