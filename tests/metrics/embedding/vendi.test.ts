import { describe, expect, it } from 'vitest'
import { onHashed, onNumbers } from './on-vectors.js'

const ids = ['vendi.hidden.q1', 'vendi.hidden.q2', 'vendi.hidden.qinf']

async function scores(probe: readonly string[]): Promise<(number | undefined)[]> {
  return Promise.all(ids.map(async (id) => (await onNumbers(id, probe)).value))
}

describe('vendi', () => {
  it('is the effective number of directions', async () => {
    // Three orthogonal documents, one of them twice: eigenvalues 1/2, 1/4, 1/4 of K / 4.
    const found = await scores(['3 0 0', '0 1 0', '0 0 2', '5 0 0'])
    expect(found[0]).toBeCloseTo(Math.exp(0.5 * Math.log(2) + 0.5 * Math.log(4)), 10)
    expect(found[1]).toBeCloseTo(1 / (1 / 4 + 1 / 16 + 1 / 16), 10)
    expect(found[2]).toBeCloseTo(2, 10)
  })

  it('of two documents with cosine c has the eigenvalues (1 + c) / 2 and (1 - c) / 2', async () => {
    // c = 0.6: shares 0.8 and 0.2.
    const found = await scores(['1 0', '3 4'])
    expect(found[0]).toBeCloseTo(Math.exp(-0.8 * Math.log(0.8) - 0.2 * Math.log(0.2)), 10)
    expect(found[1]).toBeCloseTo(1 / (0.64 + 0.04), 10)
    expect(found[2]).toBeCloseTo(1 / 0.8, 10)
  })

  it('is 1 for copies, whatever the order, and falls with the order elsewhere', async () => {
    expect((await onHashed('vendi.hashed.q1', ['rain fell', 'rain fell'])).value).toBeCloseTo(1, 8)
    const texts = ['rain fell on the town', 'snow fell', 'the town slept', 'nobody came', 'nobody']
    const values = await Promise.all(
      ['q1', 'q2', 'qinf'].map(async (q) => (await onHashed(`vendi.hashed.${q}`, texts)).value ?? 0),
    )
    expect(values[0]).toBeGreaterThan(values[1])
    expect(values[1]).toBeGreaterThan(values[2])
    expect(values[0]).toBeLessThan(5)
    expect(values[2]).toBeGreaterThan(1)
  })
})
