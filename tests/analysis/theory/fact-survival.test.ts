import { beforeAll, describe, expect, it } from 'vitest'
import { stated, survivalRates, type SurvivalRates } from '../../../src/analysis/theory/fact-survival.js'
import { planMixes } from '../../../src/analysis/theory/mix-plan.js'
import { survivalRate } from '../../../src/analysis/theory/survivors.js'
import { builtin } from '../../../src/config/builtin.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { ChainStreams, type Stream } from '../../../src/random/stream.js'

const GENERATIONS = 6
const DOCUMENTS = 1000

async function ratesOf(
  mixing: { strategy: string; [option: string]: unknown },
  probe = 800,
  sample = DOCUMENTS,
) {
  const entry = builtin.strategies.find(({ name }) => name === mixing.strategy)
  const strategy = await entry?.load()
  const options = entry?.schema.parse(mixing)
  const sizes = { human: DOCUMENTS, sample, budget: DOCUMENTS, generations: GENERATIONS }
  if (strategy === undefined) throw new Error('no such strategy')
  const mixes = await planMixes(strategy, options, sizes)
  if (typeof mixes === 'string') throw new Error(mixes)
  return survivalRates(mixes, { sample, probe, statements: 1 })
}

function poisson(mean: number, stream: Stream): number {
  let count = 0
  for (let left = stream.exponential(); left < mean; left += stream.exponential()) count++
  return count
}

function binomial(n: number, p: number, stream: Stream): number {
  let count = 0
  for (let trial = 0; trial < n; trial++) if (stream.uniform() < p) count++
  return count
}

/** Statements in mix g; `samples` hold what earlier samples state, `fixed` the statements of the fixed subset. */
type Loop = (at: {
  generation: number
  count: number
  samples: readonly number[]
  fixed: number
  stream: Stream
}) => { statements: number; documents: number }

const last = (samples: readonly number[]) => samples[samples.length - 1]
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const SHARE = 0.2
/** True frequency of the fact, where new human documents state it. */
const FREQUENCY = 0.003

/** Written without the theory: counts alone, mix by mix. */
const loops: readonly (readonly [
  name: string,
  mixing: { strategy: string; [option: string]: unknown },
  Loop,
])[] = [
  [
    'replace',
    { strategy: 'replace' },
    ({ samples }) => ({ statements: last(samples), documents: DOCUMENTS }),
  ],
  [
    'accumulate',
    { strategy: 'accumulate' },
    ({ count, samples }) => ({
      statements: count + sum(samples),
      documents: DOCUMENTS * (1 + samples.length),
    }),
  ],
  [
    'accumulate-subsample',
    { strategy: 'accumulate-subsample' },
    ({ count, samples, stream }) => ({
      statements: binomial(count + sum(samples), 1 / (1 + samples.length), stream),
      documents: DOCUMENTS,
    }),
  ],
  [
    'mix, redraw',
    { strategy: 'mix', human: { share: SHARE, draw: 'redraw' } },
    ({ count, samples, stream }) => ({
      statements: binomial(count, SHARE, stream) + binomial(last(samples), 1 - SHARE, stream),
      documents: DOCUMENTS,
    }),
  ],
  [
    'mix, fixed',
    { strategy: 'mix', human: { share: SHARE, draw: 'fixed' } },
    ({ fixed, samples, stream }) => ({
      statements: fixed + binomial(last(samples), 1 - SHARE, stream),
      documents: DOCUMENTS,
    }),
  ],
  [
    'mix, fresh',
    { strategy: 'mix', human: { share: SHARE, draw: 'fresh' } },
    ({ samples, stream }) => ({
      statements: poisson(SHARE * DOCUMENTS * FREQUENCY, stream) + binomial(last(samples), 1 - SHARE, stream),
      documents: DOCUMENTS,
    }),
  ],
  [
    'anchor',
    { strategy: 'anchor' },
    ({ count, samples }) => ({ statements: count + last(samples), documents: 2 * DOCUMENTS }),
  ],
  [
    'window',
    { strategy: 'window', generations: 2 },
    ({ samples }) => ({
      statements: sum(samples.slice(-2)),
      documents: DOCUMENTS * Math.min(2, samples.length),
    }),
  ],
]

const CHAINS = 6000

/** Share of chains whose probe of a generation states the fact. */
function simulated(loop: Loop, count: number, probe: number, label: string): number[] {
  const streams = new ChainStreams(keyedRng(1, 'fact-survival', label))
  const hits = Array.from({ length: GENERATIONS + 1 }, () => 0)
  for (let chain = 0; chain < CHAINS; chain++) {
    const stream = streams.of(chain)
    const fixed = binomial(count, SHARE, stream)
    let [statements, documents] = [count, DOCUMENTS]
    const samples: number[] = []
    for (let generation = 0; generation <= GENERATIONS; generation++) {
      if (generation > 0) ({ statements, documents } = loop({ generation, count, samples, fixed, stream }))
      if (poisson((statements * probe) / documents, stream) > 0) hits[generation]++
      samples.push(poisson((statements * DOCUMENTS) / documents, stream))
    }
  }
  return hits.map((found) => found / CHAINS)
}

describe('the survival of facts', () => {
  it.each(loops)('under %s is that of a simulation, within 4 standard errors', async (name, mixing, loop) => {
    const rates = await ratesOf(mixing)
    const frequency = name.endsWith('fresh') ? FREQUENCY : 0
    for (const count of [1, 3]) {
      const found = simulated(loop, count, 800, `${name}/${count}`)
      found.forEach((share, generation) => {
        const expected = stated(rates, generation, count, frequency)
        const error = Math.sqrt((expected * (1 - expected)) / CHAINS)
        expect(Math.abs(share - expected), `${name}, generation ${generation}`).toBeLessThan(4 * error)
      })
    }
  })

  it('under replace iterates 1 - exp(-theta), the published law of Poisson counts', async () => {
    const { perStatement } = await ratesOf({ strategy: 'replace' }, Number.POSITIVE_INFINITY)
    expect(perStatement[0]).toBe(Number.POSITIVE_INFINITY)
    for (let generation = 1; generation <= GENERATIONS; generation++) {
      expect(perStatement[generation]).toBeCloseTo(survivalRate(generation), 12)
    }
  })

  describe('asked of the mix itself', () => {
    let accumulate: SurvivalRates
    let anchor: SurvivalRates
    beforeAll(async () => {
      accumulate = await ratesOf({ strategy: 'accumulate' }, Number.POSITIVE_INFINITY)
      anchor = await ratesOf({ strategy: 'anchor' }, Number.POSITIVE_INFINITY)
    })

    it('is certain for ever where all human data stay, and nothing is gained', () => {
      for (const rates of [accumulate, anchor]) {
        for (let generation = 0; generation <= GENERATIONS; generation++) {
          expect(stated(rates, generation, 1)).toBe(1)
          expect(stated(rates, generation, 0)).toBe(0)
        }
      }
    })
  })

  it('does not depend on the draw where nothing or everything is human', async () => {
    const replace = await ratesOf({ strategy: 'replace' })
    const control = await ratesOf({ strategy: 'human-only' })
    for (const draw of ['fixed', 'redraw']) {
      expect(await ratesOf({ strategy: 'mix', human: { share: 0, draw } })).toEqual(replace)
      const human = await ratesOf({ strategy: 'mix', human: { share: 1, draw } })
      human.perStatement.forEach((rate, generation) => {
        expect(rate).toBeCloseTo(control.perStatement[generation], 12)
      })
    }
  })

  it('is not planned where it depends on what a run measures or edits', async () => {
    for (const [name, why] of [
      ['adaptive', 'what it mixes depends on what is measured'],
      ['token-edit', 'a model edits its human text'],
    ]) {
      const entry = builtin.strategies.find((each) => each.name === name)
      const strategy = await entry?.load()
      const options = { metric: 'x', human: {} }
      expect(
        strategy &&
          (await planMixes(strategy, options, { human: 10, sample: 10, budget: 10, generations: 1 })),
      ).toBe(why)
    }
  })
})
