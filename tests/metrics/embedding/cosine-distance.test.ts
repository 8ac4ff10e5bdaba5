import { describe, expect, it } from 'vitest'
import { onHashed, onNumbers } from './on-vectors.js'

describe('distances of documents from each other', () => {
  // Cosines 0, 0.6 and 0.8: distances 1, 0.4 and 0.2.
  const three = ['2 0', '0 1', '3 4']

  it('are averaged over pairs of different documents', async () => {
    const { value, n } = await onNumbers('mean_cosine_distance.hidden', three)
    expect(value).toBeCloseTo(1.6 / 3, 12)
    expect(n).toBe(3)
  })

  it('are averaged with each document itself among all in the remote clique', async () => {
    expect((await onNumbers('remote_clique.hidden', three)).value).toBeCloseTo(3.2 / 9, 12)
    // Hashed vectors of length 1 that share no place: (0 + 1 + 1 + 0) / 4.
    expect((await onHashed('remote_clique.hashed', ['rain', 'snow'])).value).toBeCloseTo(0.5, 1)
  })

  it('are those from the nearest other one in the Chamfer distance', async () => {
    // Nearest: 0.4 (third), 0.2 (third), 0.2 (second).
    expect((await onNumbers('chamfer.hidden', three)).value).toBeCloseTo(0.8 / 3, 12)
    expect((await onHashed('chamfer.hashed', ['rain fell', 'rain fell'])).value).toBe(0)
    expect((await onHashed('chamfer.hashed', ['rain', 'rain', 'snow', 'snow'])).value).toBe(0)
  })

  it('are 0 for copies and leave out documents without text', async () => {
    expect((await onHashed('mean_cosine_distance.hashed', ['rain fell', 'rain fell'])).value).toBeCloseTo(
      0,
      12,
    )
    const { value, n } = await onNumbers('mean_cosine_distance.hidden', [...three, '0 0'])
    expect(value).toBeCloseTo(1.6 / 3, 12)
    expect(n).toBe(3)
    expect(await onHashed('chamfer.hashed', ['rain', '', ' '])).toEqual({
      undefinedReason: 'needs 2 documents with text, has 1',
      n: 1,
    })
  })
})
