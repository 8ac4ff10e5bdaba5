import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { probabilitiesOf } from '../../../src/analysis/theory/distribution.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { ChainStreams, type Stream } from '../../../src/random/stream.js'
import type { PredictOptions } from '../../../src/workflows/predict/from-options.js'
import { predictExperiment, predictStates } from '../../../src/workflows/predict/index.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { mean, zScore } from '../../helpers/statistics.js'

const SETTING = { states: 50, zipf: 1, sample: 100 }
const GENERATION = 8
const CHAINS = 300
const HUMAN = 10

async function predicted(options: Partial<PredictOptions>) {
  const { arms } = await predictStates({ ...SETTING, generations: GENERATION, ...options })
  return arms[0]
}

const cumulative: number[] = []
for (const p of probabilitiesOf({ states: SETTING.states, zipf: SETTING.zipf })) {
  cumulative.push((cumulative[cumulative.length - 1] ?? 0) + p)
}

function fromTruth(count: number, stream: Stream): number[] {
  return Array.from({ length: count }, () => {
    const u = stream.uniform()
    return Math.min(
      cumulative.length - 1,
      cumulative.findIndex((end) => u < end),
    )
  })
}

function resampled(items: readonly number[], count: number, stream: Stream): number[] {
  return Array.from({ length: count }, () => items[stream.integer(items.length)])
}

function subset(items: readonly number[], size: number, stream: Stream): number[] {
  const left = [...items]
  for (let at = 0; at < size; at++) {
    const other = at + stream.integer(left.length - at)
    ;[left[at], left[other]] = [left[other], left[at]]
  }
  return left.slice(0, size)
}

interface Past {
  readonly train: readonly number[]
  readonly fixed: readonly number[]
  readonly samples: readonly (readonly number[])[]
  readonly stream: Stream
}

const newest = ({ samples }: Past) => samples[samples.length - 1]
const sample = SETTING.sample

/** Runs of the same settings, item by item. */
const cases: readonly (readonly [
  name: string,
  options: Partial<PredictOptions>,
  mix: (past: Past) => number[],
])[] = [
  ['replace', {}, (past) => [...newest(past)]],
  ['accumulate', { strategy: 'accumulate' }, ({ train, samples }) => [...train, ...samples.flat()]],
  [
    'accumulate-subsample',
    { strategy: 'accumulate-subsample' },
    ({ train, samples, stream }) => subset([...train, ...samples.flat()], sample, stream),
  ],
  ['anchor', { strategy: 'anchor' }, (past) => [...past.train, ...newest(past)]],
  [
    '10% fresh',
    { human: 0.1, draw: 'fresh' },
    (past) => [...fromTruth(HUMAN, past.stream), ...subset(newest(past), sample - HUMAN, past.stream)],
  ],
  [
    '10% redraw',
    { human: 0.1, draw: 'redraw' },
    (past) => [
      ...subset(past.train, HUMAN, past.stream),
      ...subset(newest(past), sample - HUMAN, past.stream),
    ],
  ],
  [
    '10% fixed',
    { human: 0.1, draw: 'fixed' },
    (past) => [...past.fixed, ...subset(newest(past), sample - HUMAN, past.stream)],
  ],
]

function run(mixOf: (past: Past) => number[], label: string) {
  const streams = new ChainStreams(keyedRng(5, 'predict', label))
  return Array.from({ length: CHAINS }, (_, chain) => {
    const stream = streams.of(chain)
    const train = fromTruth(sample, stream)
    const fixed = subset(train, HUMAN, stream)
    const samples: number[][] = []
    let mix = train
    for (let generation = 0; generation < GENERATION; generation++) {
      samples.push(resampled(mix, sample, stream))
      mix = mixOf({ train, fixed, samples, stream })
    }
    const counts = new Map<number, number>()
    for (const item of mix) counts.set(item, (counts.get(item) ?? 0) + 1)
    const shares = [...counts.values()].map((count) => count / mix.length)
    return { states: counts.size, squares: shares.reduce((sum, share) => sum + share * share, 0) }
  })
}

describe('a prediction', () => {
  it.each(cases)('of %s agrees with runs of it', async (name, options, mixOf) => {
    const { survivors, loss, exactSurvivors } = await predicted(options)
    const found = run(mixOf, name)
    const states = mean(found.map((each) => each.states))
    // The branching process takes counts for Poisson; with 100 draws of 50 states that costs up to 7%
    // (Suresh et al. 2024 give the bound), here at most 6%.
    expect(Math.abs((survivors?.[GENERATION] ?? 0) / states - 1)).toBeLessThan(0.06)
    if (exactSurvivors) {
      const z = zScore(
        found.map((each) => each.states),
        exactSurvivors[GENERATION],
      )
      expect(Math.abs(z)).toBeLessThan(4)
    }
    if (loss) {
      const squares = 1 / loss.effectiveStates[GENERATION]
      const z = zScore(
        found.map((each) => each.squares),
        squares,
      )
      expect(Math.abs(z)).toBeLessThan(4)
    } else expect(name).toBe('accumulate-subsample')
  })

  it('of the literature’s setting has its numbers', async () => {
    const { arms } = await predictStates({ ...SETTING, generations: 39 })
    // Suresh et al. 2024: lower bound 31.70 ... 4.04; simulated for this project 31.76 ... 4.36.
    expect(arms[0].survivors?.[39]).toBeCloseTo(4.04, 2)
    expect(arms[0].exactSurvivors?.[0]).toBeCloseTo(31.77, 2)
    expect(Math.abs((arms[0].exactSurvivors?.[39] ?? 0) - 4.36)).toBeLessThan(0.05)
    // Without human data the error rises to all there is: 1 - sum p^2.
    expect(arms[0].loss?.floor).toBeCloseTo(1 - 0.0803, 4)
  })

  it('says which assumption fails, and gives what it can', async () => {
    const warm = await predicted({ temperature: 0.9, states: 1000 })
    expect(warm.notCovered).toEqual(['survival: sampling is not that of the model: temperature 0.9'])
    expect(warm.survivors).toBeUndefined()
    // Closed form: p^((1/T)^g), its entropy in nats.
    expect(warm.decoding?.entropy[5]).toBeCloseTo(2.297, 3)
    const other = await predicted({ temperature: 0.9, strategy: 'accumulate' })
    expect(other.notCovered[1]).toBe('decoding: known for replace and mix alone, not for accumulate')
  })

  it('is the same of many draws whichever way human data come', async () => {
    // With a mix of human data alone there is nothing to forget.
    for (const draw of ['fixed', 'redraw'] as const) {
      const { groups, collapseTime } = await predicted({ human: 1, draw })
      for (const { survival } of groups) expect(survival[GENERATION]).toBeCloseTo(1, 12)
      expect(collapseTime).toBe('never')
    }
  })

  it('of an experiment file is made from its arms and facts', async () => {
    const prediction = await predictExperiment('experiments/quickstart.yaml', {
      seeds: 1,
      set: ['human.documents=300'],
    })
    expect(prediction.arms.map(({ arm }) => arm)).toContain('10% human')
    const replace = prediction.arms.find(({ arm }) => arm === 'replace')
    const once = replace?.groups.find(({ group }) => group === '1')
    // By hand: of facts stated once in train, 1 - exp(-rho) are in a probe of rho times its length.
    expect(once?.survival[0]).toBeCloseTo(-Math.expm1(-(prediction.probe ?? 0) / 300), 12)
    expect(replace?.collapseTime).toBeGreaterThan(1000)
  })
})

describe('a prediction of an experiment of numbers', () => {
  const fileOf = (human: string, model = '{ family: categorical }') => {
    const file = join(temporaryFolder(), 'states.yaml')
    writeFileSync(
      file,
      `name: states
human: { ${human}, points: 100, chains: 10 }
model: ${model}
loop: { generations: ${GENERATION} }
arms: { replace: { mixing: { strategy: replace } }, fresh: { mixing: { strategy: mix, human: { share: 0.1, draw: fresh } } } }
`,
    )
    return file
  }
  const ZIPF = 'world: states, frequencies: { zipf: 1, states: 50 }'

  it('is that of the same states and draws', async () => {
    const { arms } = await predictExperiment(fileOf(ZIPF))
    expect(arms.map(({ arm }) => arm)).toEqual(['control', 'replace', 'fresh'])
    const [, replace, fresh] = arms
    const close = (values: readonly number[] = []) => values.map((value) => Number(value.toFixed(10)))
    expect(close(replace.exactSurvivors)).toEqual(close((await predicted({})).exactSurvivors))
    const same = await predicted({ human: 0.1, draw: 'fresh' })
    expect(close(fresh.loss?.squaredError)).toEqual(close(same.loss?.squaredError))
  })

  it('says why where its models are no frequencies, or it has no states', async () => {
    const { arms } = await predictExperiment(fileOf(ZIPF, '{ family: categorical, smoothing: 1 }'))
    expect(arms[1].notCovered).toEqual(['survival: its model adds a pseudo-count of 1 to every state'])
    await expect(predictExperiment(fileOf('world: normal', '{ family: gaussian }'))).rejects.toThrow(
      'the world normal has neither',
    )
    await expect(predictExperiment(fileOf('world: states, frequencies: [1]'))).rejects.toThrow(
      'one state alone cannot be lost',
    )
  })
})

describe('a setting that cannot be predicted', () => {
  const wrong: readonly (readonly [Partial<PredictOptions>, string])[] = [
    [{ states: 1 }, 'a distribution of one state'],
    [{ sample: 1 }, '--sample 1'],
    [{ states: undefined }, 'expected an experiment file, --states or --frequencies'],
    [{ strategy: 'repalce' }, 'there is no such strategy'],
    [{ strategy: 'window' }, '--strategy window: generations'],
    [{ draw: 'fresh' }, '--draw without --human'],
    [{ strategy: 'accumulate', human: 0.1 }, '--human: the strategy accumulate takes no human share'],
    [{ human: 0.001 }, 'rounds to none'],
    [{ states: undefined, zipf: undefined, frequencies: 'nowhere.txt' }, 'cannot be read (ENOENT)'],
  ]
  it.each(wrong)('%j is refused', async (options, message) => {
    await expect(predicted(options)).rejects.toThrow(message)
  })
})
