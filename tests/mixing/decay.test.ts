import { describe, expect, it } from 'vitest'
import { compose, load, parse } from './context.js'

const decay = (draw: string, more = {}) => ({
  strategy: 'decay',
  human: { share: { linear: { from: 0.5, to: 0, over: 2 } }, draw, ...more },
})

describe('decay', () => {
  it.each(['fixed', 'redraw', 'fresh'])('%s: is the mix of the share of its generation', async (draw) => {
    for (const [index, share] of [0.5, 0.25, 0, 0].entries()) {
      const kept = Array.from({ length: index + 1 }, () => 100)
      const sizes = { kept, fresh: 200, freshUsed: 40, budget: 80 }
      const mixed = await compose({ strategy: 'mix', human: { share, draw } }, sizes)
      expect(await compose(decay(draw), sizes)).toEqual(mixed)
    }
  })

  it('says what was asked for where rounding leaves nothing', async () => {
    const human = { share: { geometric: { from: 0.004, factor: 1 } }, draw: 'fixed' }
    const { parts, requested } = await compose({ strategy: 'decay', human }, { kept: [100] })
    expect(parts).toEqual([{ source: { sample: 0 }, take: { kind: 'all' } }])
    expect(requested).toEqual({ documents: 100, humanShare: 0.004 })
  })

  it('needs less in every generation', async () => {
    const sizes = { budget: 80, human: 100, sample: 90 }
    const { needs } = await load('decay')
    const fresh = parse(decay('fresh'))
    expect([1, 2, 3].map((generation) => needs(fresh, generation, sizes).fresh)).toEqual([40, 20, 0])
    const fixed = parse(decay('fixed'))
    expect([1, 2, 3].map((generation) => needs(fixed, generation, sizes))).toEqual([
      { documents: 80, human: 40, fresh: 0, lastSample: 40 },
      { documents: 80, human: 20, fresh: 0, lastSample: 60 },
      { documents: 80, human: 0, fresh: 0, lastSample: 80 },
    ])
  })

  it('is described by its schedule', async () => {
    expect((await load('decay')).describe(parse(decay('redraw')))).toBe(
      '50% human, 0% by generation 3 (redraw), the rest the last sample',
    )
  })
})
