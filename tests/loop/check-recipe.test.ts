import { describe, expect, it } from 'vitest'
import type { Recipe } from '../../src/contracts/recipe.js'
import { checkRecipe } from '../../src/loop/check-recipe.js'

const requested = { documents: 10, humanShare: 0.5 }
const part = { source: 'human', take: { kind: 'all' } }

/** Whatever a module of somebody's own may return. */
const check = (recipe: unknown, generation = 3) => checkRecipe(recipe as Recipe, './own.mjs', generation)

describe('checkRecipe', () => {
  it('lets every kind of part pass', () => {
    const edit = { by: 2, threshold: 0.99, temperature: 1, top_k: 8 }
    const parts = [
      part,
      { source: 'fresh', take: { kind: 'range', from: 0, to: 0 } },
      { source: { sample: 0 }, take: { kind: 'shuffled', label: 'x', from: 1, to: 4 }, repetitions: 2 },
      { source: { sample: 2 }, take: { kind: 'indices', indices: [3, 0, 3] }, weight: 0 },
      { ...part, edit },
    ]
    expect(() => check({ parts, requested })).not.toThrow()
    expect(() => check({ parts: [], requested: { documents: 0, humanShare: 0 } })).not.toThrow()
  })

  it.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /compose gave no recipe: .*expected object/],
    ['no parts', { requested }, /parts: .*expected array/],
    [
      'an unknown source',
      { parts: [{ ...part, source: 'humans' }], requested },
      /parts\.0\.source: .*"human"/,
    ],
    [
      'a sample that is yet to come',
      { parts: [part, { ...part, source: { sample: 3 } }], requested },
      /parts\.1\.source.*: expected .*sample.* of a generation before this one \(0 to 2\)/,
    ],
    [
      'the model of a generation that is yet to come',
      { parts: [{ ...part, edit: { by: 3, threshold: 1, temperature: 1 } }], requested },
      /parts\.0\.edit\.by: expected the model of a generation before this one \(0 to 2\)/,
    ],
    [
      'an unknown take',
      { parts: [{ ...part, take: { kind: 'al' } }], requested },
      /parts\.0\.take.*: expected kind/,
    ],
    ['a weight below 0', { parts: [{ ...part, weight: -1 }], requested }, /parts\.0\.weight/],
    ['half a repetition', { parts: [{ ...part, repetitions: 0.5 }], requested }, /parts\.0\.repetitions/],
    [
      'a share that is no number',
      { parts: [part], requested: { documents: 1, humanShare: Number.NaN } },
      /requested\.humanShare: .*NaN/,
    ],
    [
      'fresh documents whose number depends on other arms',
      { parts: [{ source: 'fresh', take: { kind: 'all' } }], requested },
      /parts\.0\.take: expected a range of fresh documents/,
    ],
  ])('refuses %s and names the strategy and the place', (_what, recipe, message) => {
    expect(() => check(recipe)).toThrow(
      expect.objectContaining({ name: 'RunError', message: expect.stringMatching(message) }),
    )
    expect(() => check(recipe)).toThrow(/^strategy \.\/own\.mjs: /)
  })
})
