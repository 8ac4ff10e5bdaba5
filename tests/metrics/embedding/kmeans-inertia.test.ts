import { expect, it } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { onHashed, onNumbers } from './on-vectors.js'
import { sentences } from './sentences.js'

it('is 0 where there are no more than ten different documents', async () => {
  const ten = sentences(10, keyedRng('ten'))
  expect((await onHashed('kmeans_inertia.hashed.k10', Array(20).fill('rain fell'))).value).toBeCloseTo(0, 12)
  expect((await onHashed('kmeans_inertia.hashed.k10', [...ten, ...ten])).value).toBeCloseTo(0, 12)
})

it('is the mean squared distance from the centres of clusters that anybody sees', async () => {
  // Ten pairs around ten directions of the plane, 36 degrees apart: half a pair's chord is sin 1 degree.
  const texts = Array.from({ length: 20 }, (_, at) => {
    const degrees = 36 * Math.floor(at / 2) + (at % 2 === 0 ? 1 : -1)
    const angle = (degrees * Math.PI) / 180
    return `${7 * Math.cos(angle)} ${7 * Math.sin(angle)}`
  })
  const { value } = await onNumbers('kmeans_inertia.hidden.k10', texts)
  const half = Math.sin(Math.PI / 180)
  expect(value).toBeCloseTo(half * half, 10)
})
