import { describe, expect, it } from 'vitest'
import type { VectorFitContext, VectorModel, VectorWorld } from '../../../src/contracts/vectors.js'
import { gaussianFamily } from '../../../src/models/gaussian/family.js'
import { gaussianSchema } from '../../../src/models/gaussian/options.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { AS_IT_IS, pointChains, points } from '../../helpers/points.js'

const options = gaussianSchema.parse({ family: 'gaussian' })
const fitted = (...args: Parameters<typeof pointChains>) =>
  gaussianFamily.fit(pointChains(...args), options, {} as VectorFitContext) as VectorModel
const world = (kind: string) => ({ name: 'somewhere', truth: { kind } }) as VectorWorld

describe('gaussianFamily', () => {
  it('takes ddof 0 and 1, 1 by default', () => {
    expect(options.ddof).toBe(1)
    expect(gaussianSchema.safeParse({ family: 'gaussian', ddof: 2 }).error?.issues[0].message).toBe(
      'expected 0 or 1',
    )
  })

  it('is fitted to points, of which ddof 1 needs two', () => {
    expect(() => gaussianFamily.checkWorld!(options, world('kernel'), 2)).not.toThrow()
    expect(() => gaussianFamily.checkWorld!({ ...options, ddof: 0 }, world('normal'), 1)).not.toThrow()
    expect(() => gaussianFamily.checkWorld!(options, world('normal'), 1)).toThrow(
      'needs two points, and there is 1',
    )
    expect(() => gaussianFamily.checkWorld!(options, world('linear'), 9)).toThrow(
      'family gaussian needs points, and world somewhere gives inputs with targets',
    )
  })

  it('knows temperature, top_p and greedy, and refuses every other rule', () => {
    const check = (rules: object) => () => gaussianFamily.checkDecoding!(options, { ...AS_IT_IS, ...rules })
    expect(check({ temperature: 0.3, top_p: 0.5, min_p: 0, repetition_penalty: 1 })).not.toThrow()
    for (const rule of ['top_k', 'min_p', 'typical_p', 'beams', 'repetition_penalty']) {
      expect(check({ [rule]: 0.5 })).toThrow(`family gaussian does not know ${rule}`)
    }
    expect(check({ top_p: 1e-6 })).toThrow('top_p is 0.000001')
  })

  it('says which chains have collapsed, and that they go on', () => {
    const model = fitted([
      [[1], [2]],
      [[3], [3]],
    ])
    expect(model.notes).toEqual(['1 of 2 chains: collapsed to a point; other items have a density of 0'])
    const next = gaussianFamily.fit(
      model.sample({ count: 2 }, AS_IT_IS, keyedRng('next')),
      options,
      {} as VectorFitContext,
    ) as VectorModel
    expect(next.state).toMatchObject({ chains: 2, dimension: 1 })
    expect((next.state as { covariances: Float64Array }).covariances[1]).toBe(0)
  })

  it('draws from the plane of fewer items than dimensions, and says so', () => {
    const model = fitted([
      [
        [0, 0, 0],
        [1, 2, 3],
      ],
    ])
    expect(model.notes).toEqual([
      'the covariance of 3 dimensions is singular (2 items span 1 dimensions at most); items outside its plane have a density of 0',
    ])
    const { values } = model.sample({ count: 5 }, AS_IT_IS, keyedRng('plane'))
    for (let at = 0; at < 15; at += 3) expect(values[at + 2] / values[at]).toBeCloseTo(3, 10)
  })

  it('says where curation has left a chain nothing', () => {
    const nothing = [[[1], [2]]]
    expect(() => fitted(nothing, [[0, 0]])).toThrow('family gaussian: chain 1 of 1 has no item left')
  })

  it('restores a model that draws and scores as before', () => {
    const model = fitted([
      [
        [0, 1],
        [1, 0],
        [3, 4],
      ],
    ])
    const restored = gaussianFamily.restore(model.state, options)
    const draw = (from: VectorModel) =>
      from.sample({ count: 4 }, { ...AS_IT_IS, top_p: 0.9 }, keyedRng('restore'))
    expect(draw(restored)).toEqual(draw(model))
    expect(draw(model)).toMatchObject({ kind: 'vectors', chains: 1, count: 4, dimension: 2 })
    const items = points([[1, 1]])
    expect(restored.meanLogDensity!(items)).toEqual(model.meanLogDensity!(items))
    expect(() => gaussianFamily.restore({ ...model.state, kind: 'mixture' } as never, options)).toThrow(
      'not mixture',
    )
  })
})
