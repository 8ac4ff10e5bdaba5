import { describe, expect, it } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { normals } from '../../numerics/random-matrix.js'
import { asTexts, onHashed, onNumbers } from './on-vectors.js'
import { sentences } from './sentences.js'

const human = sentences(120, keyedRng('human'))
const alike = sentences(120, keyedRng('alike'))
const leaning = sentences(120, keyedRng('leaning'), 3)
const value = async (id: string, probe: readonly string[]) =>
  (await onHashed(id, probe, human)).value ?? Number.NaN

describe('metrics against human text', () => {
  it('are at their best for human text itself', async () => {
    for (const [id, best] of [
      ['mauve.hashed', 1],
      ['mauve_star.hashed', 1],
      ['frontier_integral.hashed', 0],
      ['knn_precision.hashed.k5', 1],
      ['knn_recall.hashed.k5', 1],
      ['knn_coverage.hashed.k5', 1],
    ] as const) {
      expect(await value(id, human)).toBeCloseTo(best, 10)
    }
  })

  it('see that a sample leans to some words, and that another one does not', async () => {
    expect(await value('mauve.hashed', alike)).toBeGreaterThan(0.8)
    expect(await value('mauve.hashed', leaning)).toBeLessThan(0.5)
    expect(await value('frontier_integral.hashed', leaning)).toBeGreaterThan(
      2 * (await value('frontier_integral.hashed', alike)),
    )
    expect(await value('knn_recall.hashed.k5', leaning)).toBeLessThan(
      await value('knn_recall.hashed.k5', alike),
    )
    expect(await value('knn_coverage.hashed.k5', leaning)).toBeLessThan(0.5)
    expect(await value('knn_coverage.hashed.k5', alike)).toBeGreaterThan(0.9)
  })

  it('do not depend on the order of documents', async () => {
    for (const id of [
      'mauve.hashed',
      'two_sample_auc.hashed',
      'knn_density.hashed.k5',
      'kmeans_inertia.hashed.k10',
    ]) {
      expect(await onHashed(id, leaning.toReversed(), human.toReversed())).toEqual(
        await onHashed(id, leaning, human),
      )
    }
  })
})

describe('frechet', () => {
  it('is the distance of means and covariances', async () => {
    const probe = ['0 0', '2 0', '0 2', '2 2']
    const test = ['3 0', '5 0', '3 2', '5 2']
    // Only the mean differs, by 3 along one axis.
    expect((await onNumbers('frechet.hidden', probe, test)).value).toBeCloseTo(9, 10)
    expect((await onNumbers('frechet.hidden', probe, probe)).value).toBeCloseTo(0, 7)
  })

  it('needs more documents than dimensions on both sides', async () => {
    const three = ['0 0 1', '2 0 0', '0 2 0', '1 1 5']
    expect(await onNumbers('frechet.hidden', three.slice(0, 3), three)).toEqual({
      undefinedReason: 'needs more documents than the 3 dimensions of the vectors, has 3',
      n: 3,
    })
    expect((await onNumbers('frechet.hidden', three, three.slice(0, 3))).undefinedReason).toBe(
      'needs more human documents than the 3 dimensions of the vectors, has 3',
    )
  })
})

describe('two_sample_auc', () => {
  it('is 1 where a plane parts the two, and says so with a narrow interval', async () => {
    const rng = keyedRng('parted')
    const probe = asTexts(
      normals(200, rng).map((number) => number + 20),
      2,
    )
    expect(await onNumbers('two_sample_auc.hidden', probe, asTexts(normals(200, rng), 2))).toMatchObject({
      value: 1,
      low: 1,
      high: 1,
      n: 100,
    })
    const other = sentences(60, keyedRng('other')).map((text) =>
      text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase()),
    )
    expect((await onHashed('two_sample_auc.hashed', other, human)).value).toBe(1)
  })

  it('finds a lean that is there, and none where both are of one source', async () => {
    const found = await onHashed('two_sample_auc.hashed', leaning, human)
    expect(found.low).toBeGreaterThan(0.8)
    const none = await onHashed('two_sample_auc.hashed', alike, human)
    expect(none.low).toBeLessThan(0.5)
    expect(none.high).toBeGreaterThan(0.5)
  })
})
