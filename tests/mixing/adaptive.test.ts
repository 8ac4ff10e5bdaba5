import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ComposeContext, PastGeneration, Recipe } from '../../src/contracts/recipe.js'
import { keyedRng } from '../../src/random/keyed.js'
import { contextOf, load, materialiseNamed, parse } from './context.js'

const METRIC = 'facts.coverage/1'
const BUDGET = 1000

interface Loop {
  readonly generations?: number
  /** What the arm measures in a generation of this human share; the control measures 1. */
  readonly respond?: (share: number) => number
  readonly control?: (generation: number) => Readonly<Record<string, number>>
  readonly better?: ComposeContext['better']
  readonly fresh?: number
}

interface Ran {
  readonly recipes: readonly Recipe[]
  /** Human shares from generation 1 on. */
  readonly requested: readonly number[]
  readonly human: readonly number[]
}

/** Runs a loop with stub measurements. */
async function run(options: object, loop: Loop = {}): Promise<Ran> {
  const { generations = 8, respond = () => 1, control = () => ({ [METRIC]: 1 }), fresh = 0 } = loop
  const strategy = await load('adaptive')
  const parsed = parse({ strategy: 'adaptive', metric: METRIC, ...options })
  const zero: Recipe = {
    parts: [{ source: 'human', take: { kind: 'all' } }],
    requested: { documents: BUDGET, humanShare: 1 },
  }
  const history: PastGeneration[] = [
    { generation: 0, kept: BUDGET, recipe: zero, metrics: { [METRIC]: respond(1) } },
  ]
  const human: number[] = []
  let freshUsed = 0
  for (let generation = 1; generation <= generations; generation++) {
    const kept = history.map((past) => past.kept)
    const context: ComposeContext = {
      ...contextOf({ kept, human: BUDGET, fresh, freshUsed }),
      // As stored and read again: nothing but what is on disk may matter.
      history: JSON.parse(JSON.stringify(history)),
      control: async (past) => control(past),
      better: loop.better ?? (() => 'higher'),
    }
    const recipe = await strategy.compose(parsed, context, keyedRng(generation))
    expect(await strategy.compose(parsed, context, keyedRng('another'))).toEqual(recipe)
    const { realised } = await materialiseNamed(recipe, { kept, human: BUDGET, fresh })
    expect(realised.documents).toBe(BUDGET)
    human.push(realised.human + realised.fresh)
    freshUsed += realised.fresh
    const value = respond((realised.human + realised.fresh) / BUDGET)
    history.push({ generation, kept: BUDGET, recipe, metrics: { [METRIC]: value } })
  }
  const recipes = history.slice(1).map(({ recipe }) => recipe)
  return { recipes, requested: recipes.map(({ requested }) => requested.humanShare), human }
}

const redraw = { human: { draw: 'redraw' } }
const fresh = (budget?: number) => ({ human: { draw: 'fresh', ...(budget === undefined ? {} : { budget }) } })

/** The less human data, the worse: 40% worse with none. */
const falling = (share: number) => 1 - 0.4 * (1 - share)

describe('adaptive', () => {
  it('settles where the deficit is the tolerance, at the rate of gain and response', async () => {
    // Deficit 0.4 (1 - s): from 0 the share is s* (1 - (1 - 0.4 gain)^(g - 1)) with s* = 1 - tolerance / 0.4.
    const { requested } = await run(
      { ...redraw, tolerance: 0.1, gain: 1.5 },
      { respond: falling, generations: 12 },
    )
    let left = 1
    for (const share of requested) {
      // Within what rounding to whole documents of 1,000 adds up to.
      expect(Math.abs(share - 0.75 * (1 - left))).toBeLessThan(0.001)
      left *= 1 - 0.4 * 1.5
    }
  })

  it('starts where it is told to, whatever generation 0 measured', async () => {
    expect((await run({ ...redraw, start: 0.2 }, { generations: 1, respond: () => 0 })).requested).toEqual([
      0.2,
    ])
    expect((await run({ ...redraw, start: 0.9, most: 0.5 }, { generations: 1 })).requested).toEqual([0.5])
    expect((await run(redraw, { generations: 1 })).recipes[0].parts).toEqual([
      { source: { sample: 0 }, take: { kind: 'all' } },
    ])
  })

  it('stops at the most, and at none', async () => {
    const most = await run({ ...redraw, most: 0.3, tolerance: 0 }, { respond: () => 0.8, generations: 4 })
    expect(most.requested).toEqual([0, expect.closeTo(0.2, 12), 0.3, 0.3])
    expect(most.human).toEqual([0, 200, 300, 300])
    const none = await run({ ...redraw, start: 0.3, tolerance: 0 }, { respond: () => 1.2, generations: 4 })
    expect(none.requested).toEqual([0.3, expect.closeTo(0.1, 12), 0, 0])
  })

  it('follows the direction of its metric', async () => {
    const shareAt = async (value: number, better: 'higher' | 'lower' | 'neither') => {
      const loop = { respond: () => value, better: () => better, generations: 2 }
      return (await run({ ...redraw, start: 0.5, tolerance: 0 }, loop)).requested[1]
    }
    expect(await shareAt(0.9, 'higher')).toBeCloseTo(0.6, 12)
    expect(await shareAt(0.9, 'lower')).toBeCloseTo(0.4, 12)
    expect(await shareAt(0.9, 'neither')).toBeCloseTo(0.6, 12)
    expect(await shareAt(1.1, 'neither')).toBeCloseTo(0.6, 12)
  })

  it('asks for the direction by the id, without the group', async () => {
    const asked: string[] = []
    const better = (id: string) => {
      asked.push(id)
      return 'higher' as const
    }
    await run(redraw, { better, generations: 2 })
    expect(new Set(asked)).toEqual(new Set(['facts.coverage']))
  })

  it.each(['fixed', 'redraw', 'fresh'])(
    '%s: ends when its budget is used up, and still says what it wanted',
    async (draw) => {
      const options = { human: { draw, budget: 450 }, tolerance: 0 }
      const { requested, human } = await run(options, { respond: () => 0.8, generations: 6, fresh: 450 })
      for (const [index, share] of [0, 0.2, 0.4, 0.6, 0.8, 1].entries()) {
        expect(requested[index]).toBeCloseTo(share, 12)
      }
      expect(human).toEqual([0, 200, 250, 0, 0, 0])
    },
  )

  it('counts repetitions and whole splits against the budget', async () => {
    const options = { human: { draw: 'fixed', budget: 1900 }, start: 1, tolerance: 0 }
    expect((await run(options, { generations: 3 })).human).toEqual([1000, 900, 0])
  })

  it('without a budget goes on', async () => {
    const { human } = await run(
      { ...fresh(), tolerance: 0 },
      { respond: () => 0.8, generations: 4, fresh: 2000 },
    )
    expect(human).toEqual([0, 200, 400, 600])
  })

  it.each([
    [{ [METRIC]: 0.5 }, {}, `adaptive: ${METRIC} has no value in generation 1 of the control`],
    [{}, { [METRIC]: 0.5 }, `adaptive: ${METRIC} has no value in generation 1 of this arm`],
    [{ [METRIC]: 0.5 }, { [METRIC]: 0 }, `adaptive: ${METRIC} is 0 in generation 1 of the control`],
  ])('of %j beside %j: refused', async (own, control, message) => {
    const context = {
      ...contextOf({ kept: [100, 100] }),
      control: async () => control as Record<string, number>,
    }
    const history = context.history.map((past) => ({ ...past, metrics: own as Record<string, number> }))
    const { compose } = await load('adaptive')
    const options = parse({ strategy: 'adaptive', metric: METRIC, ...redraw })
    const composed = Promise.resolve(compose(options, { ...context, history }, keyedRng(1)))
    const error = await composed.catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'RunError' })
    expect((error as Error).message).toContain(message)
  })

  it('names the groups there are', async () => {
    const loop = { respond: () => 1, control: () => ({ [METRIC]: 1 }), generations: 2 }
    await expect(run({ ...redraw, metric: 'facts.coverage' }, loop)).rejects.toMatchObject({
      hint: 'There are facts.coverage/1.',
    })
  })

  it('needs a control that measures the metric', async () => {
    const options = parse({ strategy: 'adaptive', metric: METRIC, ...redraw })
    expect((await load('adaptive')).requires?.(options)).toEqual({ controlMetric: METRIC })
  })

  it('never takes more than it said it might need', async () => {
    const strategy = await load('adaptive')
    const eighths = fc.integer({ min: 0, max: 8 }).map((value) => value / 8)
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          start: eighths,
          most: eighths,
          tolerance: fc.constant(0),
          gain: fc.constantFrom(0.5, 2),
        }),
        fc.option(fc.integer({ min: 0, max: 3000 }), { nil: undefined }),
        fc.array(fc.constantFrom(0.2, 0.9, 1, 1.4), { minLength: 4, maxLength: 4 }),
        async (options, budget, values) => {
          const all = { ...options, ...fresh(budget) }
          const parsed = parse({ strategy: 'adaptive', metric: METRIC, ...all })
          const sizes = { budget: BUDGET, human: BUDGET, sample: BUDGET }
          const needs = [1, 2, 3, 4].map((generation) => strategy.needs(parsed, generation, sizes))
          const planned = needs.reduce((sum, { fresh: documents }) => sum + documents, 0)
          expect(planned).toBeLessThanOrEqual(budget ?? Number.POSITIVE_INFINITY)
          let calls = 0
          const { human } = await run(all, {
            generations: 4,
            fresh: planned,
            respond: () => values[calls++ % values.length],
          })
          let taken = 0
          let said = 0
          for (const [index, documents] of human.entries()) {
            taken += documents
            said += needs[index].fresh
            expect(taken).toBeLessThanOrEqual(said)
            expect(BUDGET - documents).toBeLessThanOrEqual(needs[index].lastSample)
          }
        },
      ),
      { numRuns: 60, seed: 1 },
    )
  })

  it('says how', async () => {
    const { describe: words } = await load('adaptive')
    expect(words(parse({ strategy: 'adaptive', metric: METRIC, most: 0.5, ...fresh(300) }))).toBe(
      `up to 50% human (fresh, 300 documents in all) as ${METRIC} falls behind the control, the rest the last sample`,
    )
  })
})
