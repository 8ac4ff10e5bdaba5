import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readExperiment } from '../../../src/workflows/prepare.js'
import { askedOf } from '../../../src/workflows/threshold/asked.js'
import { chooseDoses } from '../../../src/workflows/threshold/choose-doses.js'
import { armsOfFile, doseArms } from '../../../src/workflows/threshold/dose-arms.js'
import type { ThresholdOptions } from '../../../src/workflows/threshold/options.js'
import { temporaryFolder } from '../../helpers/folder.js'

const OPTIONS: ThresholdOptions = { metric: 'gini_simpson.index', keep: 0.9 }
const ARMS = 'arms:\n  half: { mixing: { strategy: mix, human: { share: 0.5, draw: fresh } } }'

async function asked(options: Partial<ThresholdOptions> = {}, arms = ARMS) {
  const path = join(temporaryFolder(), 'a.yaml')
  writeFileSync(
    path,
    `name: a
human: { world: states, frequencies: { states: 10, zipf: 1 }, points: 20, chains: 5 }
model: { family: categorical }
loop: { generations: 3 }
${arms}
`,
  )
  return askedOf(await readExperiment(path, {}), { ...OPTIONS, ...options })
}

describe('what is asked', () => {
  it('takes generation, draw and first seeds from the file', async () => {
    expect(await asked({ seedsMax: 7 })).toEqual({
      metric: 'gini_simpson.index',
      group: undefined,
      keep: 0.9,
      generation: 3,
      by: 'count',
      draw: 'fresh',
      confidence: 0.95,
      seeds: [1, 2, 3, 4, 5, 6, 7],
      notes: [],
    })
    const own = await asked({ metric: 'tier_coverage.train/rare', seedsMax: 4 }, `${ARMS}\nseeds: [9, 2]`)
    expect([own.metric, own.group, own.seeds]).toEqual(['tier_coverage.train', 'rare', [9, 2, 1, 3]])
  })

  it('says where it adds a control, and where the file draws in several ways', async () => {
    const several = `${ARMS}\n  other: { mixing: { strategy: mix, human: { share: 0.5, draw: fixed } } }\ncontrol: false`
    const { draw, notes } = await asked({}, several)
    expect(draw).toBe('redraw')
    expect(notes).toEqual([
      expect.stringContaining('has no control: one is added'),
      expect.stringContaining('in several ways (fresh, fixed): redraw is taken'),
    ])
  })

  it.each([
    [{ keep: 1 }, 'expected a share above 0 and below 1'],
    [{ keep: 0 }, 'expected a share above 0 and below 1'],
    [{ confidence: 1 }, 'confidence'],
    [{ seedsMax: 0 }, 'seeds-max'],
    [{ atGeneration: 4 }, 'has generations 1 to 3'],
    [{ metric: 'nonsense' }, 'metric nonsense: there is no metric of numbers'],
    [{ metric: 'facts.coverage' }, 'metric facts.coverage: there is no metric of numbers'],
    [{ metric: 'gini_simpson' }, 'it stands for several metrics'],
  ] as const)('refuses %j', async (options, message) => {
    await expect(asked(options)).rejects.toThrow(message)
  })

  it('suggests the metric that was meant', async () => {
    await expect(asked({ metric: 'gini_simpson.indx' })).rejects.toMatchObject({
      hint: expect.stringContaining('Did you mean "gini_simpson.index"?'),
    })
  })

  it('refuses a file of several models', async () => {
    const arms = `${ARMS}\n  smooth: { model: { smoothing: 1 }, mixing: { strategy: replace } }`
    await expect(asked({}, arms)).rejects.toThrow('its arms have 2 different models (control, smooth)')
  })
})

describe('amounts', () => {
  const SIZES = { train: 100, mix: 50 }

  it('reach from nothing to all by default', () => {
    expect(chooseDoses({}, 'count', SIZES).slice(0, 3)).toEqual([0, 1, 2])
    expect(chooseDoses({}, 'count', SIZES).at(-1)).toBe(100)
    expect(chooseDoses({}, 'share', SIZES).at(-1)).toBe(1)
    expect(chooseDoses({ to: 300, draw: 'fresh' }, 'count', SIZES).at(-1)).toBe(300)
  })

  it.each([
    [{ to: 0.5 }, 'count', 'expected a whole number'],
    [{ to: 200, draw: 'redraw' }, 'count', 'at most the 100'],
    [{ to: 20 }, 'share', 'expected a share from 0 to 1'],
    [{ from: 0.5, to: 0.2 }, 'share', 'at most --to, which is 0.2'],
    [{ step: 0 }, 'share', 'above 0'],
  ] as const)('refuse %j by %s', (range, by, message) => {
    expect(() => chooseDoses(range, by, SIZES)).toThrow(message)
  })

  it('become arms that differ in their mixing alone, each beside its human part', () => {
    const doses = doseArms([0, 0.005, 0.125], 'share', 'fresh')
    expect(doses.map(({ label, alone }) => [label, alone])).toEqual([
      ['0%', undefined],
      ['0.50%', 'threshold alone share 0.50% fresh'],
      ['12.5%', 'threshold alone share 12.5% fresh'],
    ])
    expect(armsOfFile(doseArms([0, 7], 'count', 'redraw'), 'count', 'redraw')).toEqual({
      'threshold control': { mixing: { strategy: 'human-only' } },
      'threshold anchor 0 redraw': { mixing: { strategy: 'replace' } },
      'threshold anchor 7 redraw': { mixing: { strategy: 'anchor', human: { count: 7, draw: 'redraw' } } },
      'threshold alone count 7 redraw': {
        mixing: { strategy: 'human-subset', human: { count: 7, draw: 'redraw' } },
      },
    })
  })
})
