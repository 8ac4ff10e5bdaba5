import { describe, expect, it } from 'vitest'
import type { Model } from '../../../src/contracts/model.js'
import { checkedModel, drawDocuments } from '../../../src/loop/text/check-model.js'
import { drawProbe } from '../../../src/loop/text/probe.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { byWhiteSpace } from '../../../src/text/tokenisation.js'

const DECODING = { temperature: 1, max_tokens: 10 }
const nothing = async () => {}

/** Whatever a family of somebody's own may return. */
const check = (model: unknown) => checkedModel(model as Model, './own.mjs')

const drawing = (texts: readonly unknown[], marks = texts.length, kind = 'text') =>
  ({
    sample: async () => ({ batch: { kind, texts, provenance: [] }, finished: new Uint8Array(marks).fill(1) }),
  }) as unknown as Model

const draw = (model: Model, count: number) =>
  drawDocuments(model, { from: 0, count }, DECODING, keyedRng(1), {})

describe('checkedModel', () => {
  it('passes a model on', () => {
    const model = { notes: [], sample: nothing, score: nothing, save: nothing }
    expect(check(model)).toBe(model)
  })

  it.each<[unknown, string]>([
    [undefined, 'its model has no function sample'],
    [{ notes: [], sample: nothing, save: nothing }, 'its model has no function score'],
    [{ sample: nothing, score: nothing, save: nothing }, 'its model has no list of notes'],
  ])('refuses %j', (model, message) => {
    expect(() => check(model)).toThrow(
      expect.objectContaining({ name: 'RunError', message: `family ./own.mjs: ${message}` }),
    )
  })
})

describe('drawDocuments', () => {
  it('gives the documents and which of them ended', async () => {
    expect(await draw(drawing(['a', '']), 2)).toEqual({ texts: ['a', ''], finished: Uint8Array.of(1, 1) })
  })

  it.each<[string, Model, string]>([
    ['too few', drawing(['a']), 'was asked for 2 documents and drew 1'],
    ['too many', drawing(['a', 'b', 'c']), 'was asked for 2 documents and drew 3'],
    ['marks for half of them', drawing(['a', 'b'], 1), 'drew 2, 1 of them marked'],
    ['what is no text', drawing(['a', 3]), 'drew number as document 1, expected a string'],
    ['vectors', drawing([], 0, 'vectors'), 'was asked for texts and drew vectors'],
  ])('refuses %s: the run would go on with another sample', async (_what, model, message) => {
    await expect(draw(model, 2)).rejects.toMatchObject({
      name: 'RunError',
      message: expect.stringContaining(message),
    })
  })

  it('a model that draws nothing keeps no probe waiting', async () => {
    const size = { tokens: 10, tokenisation: byWhiteSpace }
    await expect(drawProbe(drawing([]), DECODING, size, keyedRng(1), {})).rejects.toThrow('and drew 0')
  })
})
