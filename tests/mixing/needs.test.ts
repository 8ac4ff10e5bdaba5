import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Recipe } from '../../src/contracts/recipe.js'
import { BadInputError, RunError } from '../../src/errors/index.js'
import { strategies } from '../../src/mixing/registry.js'
import { compose, load, materialiseNamed, parse } from './context.js'

const draw = fc.constantFrom('fixed', 'redraw', 'fresh')
const share = fc.integer({ min: 0, max: 20 }).map((twentieth) => twentieth / 20)
const drawing = { draw, allow_repetition: fc.boolean() }

const ofMix = fc
  .record({
    size: fc.oneof(fc.record({ share }), fc.record({ count: fc.integer({ min: 0, max: 60 }) })),
    ...drawing,
  })
  .map(({ size, ...how }) => ({ ...size, ...how }))

const sourceSize = fc.oneof(
  fc.record({ of_source: share.filter((value) => value > 0) }),
  fc.record({ count: fc.integer({ min: 1, max: 60 }) }),
)
const ofSource = fc.record({ size: sourceSize, ...drawing }).map(({ size, ...how }) => ({ ...size, ...how }))
const ofWeighted = fc.record({ size: sourceSize, draw }).map(({ size, ...how }) => ({ ...size, ...how }))

const schedule = fc.oneof(
  fc.record({ linear: fc.record({ from: share, to: share, over: fc.integer({ min: 1, max: 3 }) }) }),
  fc.record({ geometric: fc.record({ from: share, factor: share }) }),
  fc.record({ first: share, second: share }).map(({ first, second }) => ({
    steps: [
      { from_generation: 1, share: first },
      { from_generation: 3, share: second },
    ],
  })),
)

/** Options by strategy; none where nothing is listed. Adaptive asks for what it measures: see its own test. */
const OPTIONS: Readonly<Record<string, fc.Arbitrary<object>>> = {
  mix: fc.record({ human: ofMix }),
  'human-subset': fc.record({ human: ofMix }),
  anchor: fc.oneof(fc.constant({}), fc.record({ human: ofSource })),
  'token-edit': fc.oneof(fc.constant({}), fc.record({ human: ofSource })),
  window: fc.record({ generations: fc.integer({ min: 1, max: 4 }) }),
  decay: fc.record({ human: fc.record({ share: schedule, ...drawing }) }),
  weighted: fc.record({
    human: ofWeighted,
    weight: fc.constantFrom('golden-ratio', 0.02, 0.5, 0.9),
    by: fc.constantFrom('loss', 'resampling'),
  }),
}

const sizes = fc.record({
  human: fc.integer({ min: 1, max: 40 }),
  sample: fc.integer({ min: 1, max: 40 }),
  budget: fc.integer({ min: 1, max: 60 }),
  fresh: fc.integer({ min: 0, max: 120 }),
  generation: fc.integer({ min: 1, max: 4 }),
})

/** What `needs` says beforehand and what `compose` does must agree, or `validate` promises what a run cannot do. */
describe.each(strategies.map(({ name }) => name).filter((name) => name !== 'adaptive'))(
  'needs of %s',
  (name) => {
    it('agree with what it composes', async () => {
      const strategy = await load(name)
      await fc.assert(
        fc.asyncProperty(
          OPTIONS[name] ?? fc.constant({}),
          sizes,
          async (chosen, { human, sample, budget, fresh, generation }) => {
            const options = { strategy: name, ...chosen }
            const parsed = parse(options)
            const planned = { human, sample, budget }
            const given = { human, fresh, budget, kept: Array<number>(generation).fill(sample) }
            const needsOf = (which: number) => strategy.needs(parsed, which, planned)
            const needs = orError(() => needsOf(generation))
            if (needs instanceof Error) {
              // An amount that makes no whole document is refused either way, with the same words.
              expect(needs).toBeInstanceOf(BadInputError)
              const { message, hint } = needs as BadInputError
              expect(await composed(options, given)).toMatchObject({ message, hint })
              return
            }
            let freshUsed = 0
            for (let before = 1; before < generation; before++) freshUsed += needsOf(before).fresh
            // Else the run would have ended before.
            fc.pre(freshUsed <= fresh)
            const available =
              needs.human <= human &&
              needs.lastSample >= 0 &&
              needs.lastSample <= sample &&
              freshUsed + needs.fresh <= fresh
            const recipe = await composed(options, { ...given, freshUsed })
            if (recipe instanceof Error) {
              expect(recipe).toBeInstanceOf(RunError)
              expect(available, `${recipe.message} was not foreseen: ${JSON.stringify(needs)}`).toBe(false)
              return
            }
            expect(available, `refused, but ${name} can do it: ${JSON.stringify(needs)}`).toBe(true)
            const { realised } = await materialiseNamed(recipe, given)
            expect(realised.documents).toBe(needs.documents)
            expect(realised.documents).toBe(recipe.requested.documents)
            // Resampling may leave some of the fresh documents it asked for to the next generation.
            const least = 'by' in chosen && chosen.by === 'resampling' ? 0 : needs.fresh
            const taken = needs.fresh === 0 ? freshTaken(recipe) : freshTaken(recipe) - freshUsed
            expect(taken).toBeGreaterThanOrEqual(least)
            expect(taken).toBeLessThanOrEqual(needs.fresh)
          },
        ),
        { numRuns: 300, seed: 1 },
      )
    })
  },
)

function composed(options: { readonly strategy: string }, given: Parameters<typeof compose>[1]) {
  return compose(options, given).catch((error: Error) => error)
}

function orError<Value>(make: () => Value): Value | Error {
  try {
    return make()
  } catch (error) {
    return error as Error
  }
}

/** How far into the fresh documents a recipe reaches. */
function freshTaken({ parts }: Recipe): number {
  return Math.max(
    0,
    ...parts.flatMap(({ source, take }) => (source === 'fresh' && take.kind === 'range' ? [take.to] : [])),
  )
}

test('a share above zero that is less than half a document is refused', async () => {
  for (const name of ['mix', 'human-subset']) {
    const strategy = await load(name)
    const options = parse({ strategy: name, human: { share: 0.001, draw: 'fixed' } })
    const planned = { human: 200, sample: 200, budget: 200 }
    expect(() => strategy.needs(options, 1, planned)).toThrow(BadInputError)
    expect(() => strategy.needs(options, 1, planned)).toThrow(
      'a human share of 0.001 of a mix of 200 rounds to none',
    )
  }
})

test('so is a part of the human data that is less than half a document', async () => {
  for (const name of ['anchor', 'token-edit']) {
    const strategy = await load(name)
    const options = parse({ strategy: name, human: { of_source: 0.002, draw: 'fixed' } })
    const planned = { human: 200, sample: 200, budget: 200 }
    expect(() => strategy.needs(options, 1, planned)).toThrow(
      'of_source: 0.002 of a training split of 200 rounds to none',
    )
  }
})

test('a schedule may come to less than half a document: then there is none', async () => {
  const strategy = await load('decay')
  const share = { geometric: { from: 0.5, factor: 0.1 } }
  const options = parse({ strategy: 'decay', human: { share, draw: 'fresh' } })
  const planned = { human: 200, sample: 200, budget: 200 }
  const fresh = [1, 2, 3, 4, 5].map((generation) => strategy.needs(options, generation, planned).fresh)
  expect(fresh).toEqual([100, 10, 1, 0, 0])
})
