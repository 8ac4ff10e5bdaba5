import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeSchemaOf } from '../../src/config/describe.js'
import { jsonSchemaOf } from '../../src/config/json-schema.js'
import { piecesOf } from '../../src/config/schema.js'
import type { Shape } from '../../src/config/shape.js'
import { stubCatalogue } from './stub-catalogue.js'

describe('jsonSchemaOf', () => {
  const written = jsonSchemaOf(stubCatalogue)
  const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(written)))
  const base = { name: 'a', human: { world: 'almanac', documents: 5 } }

  it('accepts the files of a user', () => {
    const arms = { x: { mixing: { strategy: 'replace' }, loop: { sample: { top_k: 3 } } } }
    const model = { family: 'ngram', smoothing: { absolute: 0.1 } }
    expect(schema.safeParse({ ...base, model, arms, seeds: [1], control: false }).error).toBeUndefined()
  })

  it('requires nothing where arms complete the base', () => {
    const whole = written['properties'] as Record<string, Shape>
    const arm = whole['arms'].additionalProperties as Shape
    for (const { mixing, model } of [whole, arm.properties ?? {}]) {
      const named = [...(mixing.anyOf ?? []), ...(model.anyOf ?? [])].filter(
        ({ required }) => required === undefined,
      )
      // Three families and three strategies; beside them only a module's path stands for itself.
      expect(JSON.stringify(named)).not.toContain('"required"')
      expect([mixing.anyOf?.length, model.anyOf?.length, named.length]).toEqual([4, 4, 6])
      expect(mixing.oneOf).toBeUndefined()
    }
    expect(JSON.stringify(whole['human'])).toContain('"required":["world","documents"]')
  })

  it('takes the path of a module with any options, and no misspelt name', () => {
    const using = (mixing: unknown) =>
      schema.safeParse({ ...base, model: { family: 'ngram' }, arms: { x: { mixing } }, seeds: [1] }).success
    expect(using({ strategy: './mine.mjs', anything: 1 })).toBe(true)
    expect(using({ strategy: 'replac' })).toBe(false)
  })

  it('refuses unknown keys and values out of range', () => {
    expect(schema.safeParse({ ...base, humn: 1 }).success).toBe(false)
    expect(schema.safeParse({ ...base, loop: { generations: 0 } }).success).toBe(false)
    expect(schema.safeParse({ ...base, arms: { x: { human: {} } } }).success).toBe(false)
    expect(schema.safeParse({ name: 'a' }).success).toBe(false)
  })

  it('holds no word that JSON Schema does not know', () => {
    expect(JSON.stringify(jsonSchemaOf(stubCatalogue))).not.toContain('exclusive":')
  })
})

describe('describeSchemaOf', () => {
  const keys = new Map(describeSchemaOf(stubCatalogue).map((key) => [key.path, key]))

  it('lists keys with type, default and help', () => {
    expect(keys.get('loop.generations')).toEqual({
      path: 'loop.generations',
      type: 'a whole number from 1 to 10000',
      default: 10,
      required: false,
      help: 'Generations after generation 0, which is trained on human data alone.',
    })
    expect(keys.get('mixing<mix>.human.share')?.type).toBe('a number from 0 to 1')
    expect(keys.get('human<almanac>.facts')?.default).toBe(2000)
    expect(keys.get('human<mute>.documents')?.required).toBe(true)
    expect(keys.get('curation[]<length>.min')?.default).toBe(1)
    expect(keys.get('arms.<name>.mixing')?.type).toBe('a mapping with strategy: human-only, replace, mix')
  })

  it('has help for every key of our own', () => {
    const own = [...keys.values()].filter(({ path }) => !/[<[]/.test(path) || path.startsWith('arms'))
    expect(own.filter(({ help }) => help === '').map(({ path }) => path)).toEqual([])
  })
})

describe('piecesOf', () => {
  it('refuses schemas that cannot be written as key: value', () => {
    const odd = { name: 'odd', summary: '', schema: z.string(), load: () => Promise.reject(new Error()) }
    expect(() => piecesOf({ ...stubCatalogue, families: [odd] })).toThrow(
      'the schema of odd is no object schema',
    )
  })

  it('accepts nothing from an empty registry', () => {
    expect(piecesOf({ ...stubCatalogue, stages: [] }).curation.safeParse([{ stage: 'x' }]).success).toBe(
      false,
    )
    expect(piecesOf({ ...stubCatalogue, stages: [] }).curation.parse(undefined)).toEqual([])
  })
})
