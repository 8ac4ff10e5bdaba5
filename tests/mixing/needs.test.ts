import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { BadInputError, RunError } from '../../src/errors/index.js'
import { strategies } from '../../src/mixing/registry.js'
import { compose, load, materialiseNamed, parse } from './context.js'

const amount = fc.record({
  size: fc.oneof(
    fc.record({ share: fc.integer({ min: 0, max: 20 }).map((twentieth) => twentieth / 20) }),
    fc.record({ count: fc.integer({ min: 0, max: 60 }) }),
  ),
  draw: fc.constantFrom('fixed', 'redraw', 'fresh'),
  allow_repetition: fc.boolean(),
})

const sizes = fc.record({
  human: fc.integer({ min: 1, max: 40 }),
  sample: fc.integer({ min: 1, max: 40 }),
  budget: fc.integer({ min: 1, max: 60 }),
  fresh: fc.integer({ min: 0, max: 120 }),
  generation: fc.integer({ min: 1, max: 3 }),
})

const WITH_AMOUNT = ['mix', 'human-subset']

/** What `needs` says beforehand and what `compose` does must agree, or `validate` promises what a run cannot do. */
describe.each(strategies.map(({ name }) => name))('needs of %s', (name) => {
  it('agree with what it composes', async () => {
    await fc.assert(
      fc.asyncProperty(
        amount,
        sizes,
        async ({ size, ...how }, { human, sample, budget, fresh, generation }) => {
          // A share too small for a document is refused (see below), not rounded away.
          fc.pre(!('share' in size) || size.share === 0 || Math.round(size.share * budget) > 0)
          const options = {
            strategy: name,
            ...(WITH_AMOUNT.includes(name) ? { human: { ...size, ...how } } : {}),
          }
          const strategy = await load(name)
          const needs = strategy.needs(parse(options), generation, { human, sample, budget })
          const freshUsed = needs.fresh * (generation - 1)
          const available =
            needs.human <= human &&
            needs.lastSample >= 0 &&
            needs.lastSample <= sample &&
            freshUsed + needs.fresh <= fresh
          const given = { human, fresh, freshUsed, budget, kept: Array<number>(generation).fill(sample) }
          const outcome = await compose(options, given).catch((error: unknown) => error)
          if (outcome instanceof Error) {
            expect(outcome).toBeInstanceOf(RunError)
            expect(available, `${outcome.message} was not foreseen: ${JSON.stringify(needs)}`).toBe(false)
            return
          }
          expect(available, `refused, but ${name} can do it: ${JSON.stringify(needs)}`).toBe(true)
          const recipe = outcome as Awaited<ReturnType<typeof compose>>
          const { realised } = await materialiseNamed(recipe, given)
          expect(realised.documents).toBe(needs.documents)
          expect(realised.documents).toBe(recipe.requested.documents)
          expect(realised.fresh).toBe(needs.fresh)
        },
      ),
      { numRuns: 300, seed: 1 },
    )
  })
})

test('a share above zero that is less than half a document is refused', async () => {
  for (const name of WITH_AMOUNT) {
    const strategy = await load(name)
    const options = parse({ strategy: name, human: { share: 0.001, draw: 'fixed' } })
    const sizes = { human: 200, sample: 200, budget: 200 }
    expect(() => strategy.needs(options, 1, sizes)).toThrow(BadInputError)
    expect(() => strategy.needs(options, 1, sizes)).toThrow(
      'a human share of 0.001 of a mix of 200 documents is less than half a document',
    )
  }
})
