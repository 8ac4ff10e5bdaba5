import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { addWork, Tally } from '../../src/loop/tally.js'

const counted = ({ work: { fit, sample, measure } }: Tally) =>
  [fit, sample, measure].map(({ tokens, flops }) => [tokens, flops])

describe('Tally', () => {
  it('adds what models tell, in pieces or as a whole', () => {
    const tally = new Tally()
    const tell = tally.spent('fit')
    tell({ tokens: 10, flops: 60 })
    tell({ tokens: 5, flops: 30 })
    tally.spent('measure')({ tokens: 7, flops: 14 })
    expect(counted(tally)).toEqual([
      [15, 90],
      [0, 0],
      [7, 14],
    ])
  })

  it('does not know operations where one call tells tokens alone, nor anything where one is silent', () => {
    const tally = new Tally()
    tally.spent('fit')({ tokens: 10, flops: 60 })
    tally.spent('fit')({ tokens: 10 })
    tally.spent('sample')({ tokens: 10, flops: 60 })
    tally.spent('sample')
    expect(counted(tally)).toEqual([
      [20, undefined],
      [undefined, undefined],
      [0, 0],
    ])
  })

  it('counts time of a phase inside another once', async () => {
    const tally = new Tally()
    const start = performance.now()
    await tally.timed('sample', async () => {
      await tally.timed('fit', () => sleep(30))
      await sleep(5)
    })
    const elapsed = (performance.now() - start) / 1000
    const { fit, sample } = tally.work
    expect(fit.seconds).toBeGreaterThan(sample.seconds)
    expect(fit.seconds + sample.seconds).toBeLessThanOrEqual(elapsed)
  })
})

describe('addWork', () => {
  it('knows a sum only where it knows both', () => {
    const known = { seconds: 1, tokens: 2, flops: 3 }
    expect(addWork(known, known)).toEqual({ seconds: 2, tokens: 4, flops: 6 })
    expect(addWork(known, { seconds: 1, tokens: 2, flops: undefined })).toEqual({
      seconds: 2,
      tokens: 4,
      flops: undefined,
    })
  })
})
