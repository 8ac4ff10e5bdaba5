import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { merge } from '../../src/config/merge.js'
import { shapeOf } from '../../src/config/shape.js'
import { piecesOf } from '../../src/config/schema.js'
import { stubCatalogue } from './stub-catalogue.js'

const pieces = piecesOf(stubCatalogue)
const mixing = shapeOf(pieces.mixing)
const model = shapeOf(pieces.model)
const anything = shapeOf(z.unknown())

describe('merge', () => {
  it('merges objects key by key and replaces scalars and lists', () => {
    expect(merge(anything, { a: { b: 1, c: [1, 2] }, d: 1 }, { a: { c: [3] }, d: { e: 1 } })).toEqual({
      a: { b: 1, c: [3] },
      d: { e: 1 },
    })
    expect(merge(anything, undefined, { a: 1 })).toEqual({ a: 1 })
    expect(merge(anything, { a: 1 }, undefined)).toEqual({ a: 1 })
    expect(merge(anything, { a: 1 }, null)).toBe(null)
  })

  it('drops the options of another strategy or family, keeps those of the same', () => {
    const base = { strategy: 'mix', human: { share: 0.1, draw: 'fixed' } }
    expect(merge(mixing, base, { strategy: 'replace' })).toEqual({ strategy: 'replace' })
    expect(merge(mixing, base, { strategy: 'mix', human: { draw: 'redraw' } })).toEqual({
      strategy: 'mix',
      human: { share: 0.1, draw: 'redraw' },
    })
    expect(merge(model, { family: 'ngram', order: 3 }, { family: 'unigram' })).toEqual({ family: 'unigram' })
  })

  it('drops the old alternative of a union told apart by its keys', () => {
    const base = { family: 'ngram', order: 3, smoothing: { absolute: 0.1 } }
    expect(merge(model, base, { smoothing: { add: 1 } })).toEqual({ ...base, smoothing: { add: 1 } })
    expect(merge(model, base, { smoothing: { absolute: 0.5 } })).toEqual({
      ...base,
      smoothing: { absolute: 0.5 },
    })
    expect(merge(model, base, { smoothing: 'none' })).toEqual({ ...base, smoothing: 'none' })
  })

  it('drops the other key of an exclusive set', () => {
    const base = { strategy: 'mix', human: { share: 0.1, draw: 'fixed' } }
    expect(merge(mixing, base, { human: { count: 20 } })).toEqual({
      strategy: 'mix',
      human: { count: 20, draw: 'fixed' },
    })
  })

  it('keeps the base where nothing is overridden, and the override where the base is empty', () => {
    const json = fc
      .dictionary(fc.string(), fc.jsonValue())
      .filter((value) => !Object.hasOwn(value, '__proto__'))
    fc.assert(
      fc.property(json, json, (base, override) => {
        expect(merge(anything, base, {})).toEqual(base)
        expect(merge(anything, {}, override)).toEqual(override)
        const merged = merge(anything, base, override)
        // Merging the same override again changes nothing.
        expect(merge(anything, merged, override)).toEqual(merged)
        expect(new Set(Object.keys(merged as object))).toEqual(
          new Set([...Object.keys(base), ...Object.keys(override)]),
        )
      }),
      { seed: 1 },
    )
  })
})
