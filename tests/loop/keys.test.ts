import { describe, expect, it } from 'vitest'
import type { Family } from '../../src/contracts/model.js'
import type { Recipe } from '../../src/contracts/recipe.js'
import { builtin } from '../../src/config/builtin.js'
import { resolveExperiment } from '../../src/config/resolve.js'
import { generationKeys, type KeyContext } from '../../src/loop/keys.js'
import { tinyExperiment } from '../helpers/experiments.js'
import { keysOf } from './open.js'

const BASE = tinyExperiment()

async function replaceKeys(text: string, seed = 1, arm = 'replace') {
  return (await keysOf(text, seed))[arm]
}

describe('step keys stay', () => {
  it.each<[string, string, string]>([
    ['the arm’s name', BASE.replace('  replace:', '  another:'), 'another'],
    [
      'an arm before it',
      BASE.replace('arms:', 'arms:\n  first: { mixing: { strategy: accumulate } }'),
      'replace',
    ],
    ['no control', BASE.replace('control: true', 'control: false'), 'replace'],
    ['more seeds', BASE.replace('seeds: 1', 'seeds: [5, 1, 9]'), 'replace'],
    ['other metrics', BASE.replace(/metrics: .*/, 'metrics: [types]'), 'replace'],
    ['keep_models', BASE.replace('generations: 2', 'generations: 2, keep_models: all'), 'replace'],
    ['excerpts', BASE.replace('generations: 2', 'generations: 2, excerpts: 9'), 'replace'],
    ['the experiment’s name', BASE.replace('name: tiny', 'name: other'), 'replace'],
    ['a description', `${BASE}description: words\n`, 'replace'],
    ['the usual tokenisation written out', `${BASE}tokenisation: whitespace\n`, 'replace'],
    ['a default written out', BASE.replace('max_tokens: 100', 'max_tokens: 100, temperature: 1'), 'replace'],
    ['the order of keys', BASE.replace('family: ngram, order: 4', 'order: 4, family: ngram'), 'replace'],
  ])('with %s', async (_what, text, arm) => {
    expect(text).not.toBe(BASE)
    expect(await replaceKeys(text, 1, arm)).toEqual(await replaceKeys(BASE))
  })

  it('with more generations, as far as both go', async () => {
    const longer = await replaceKeys(BASE.replace('generations: 2', 'generations: 4'))
    expect(longer.slice(0, 3)).toEqual(await replaceKeys(BASE))
  })
})

describe('step keys change', () => {
  it.each<[string, string]>([
    ['a model option', BASE.replace('order: 4', 'order: 3')],
    ['smoothing', BASE.replace('absolute: 0.1', 'absolute: 0.2')],
    ['the size of the human data', BASE.replace('documents: 100', 'documents: 101')],
    ['the world', BASE.replace('facts: 200', 'facts: 201')],
  ])('all of them, with %s', async (_what, text) => {
    const [before, after] = [await replaceKeys(BASE), await replaceKeys(text)]
    for (const [generation, keys] of after.entries()) {
      expect(keys.fit).not.toBe(before[generation].fit)
      expect(keys.sample).not.toBe(before[generation].sample)
      expect(keys.measure).not.toBe(before[generation].measure)
    }
  })

  it.each<[string, string]>([
    ['the test split', BASE.replace('test_documents: 40', 'test_documents: 41')],
    ['the probe', BASE.replace('tokens: 1500', 'tokens: 1600')],
    ['a token', `${BASE}tokenisation: characters\n`],
  ])('of measuring alone, with the size of %s', async (_what, text) => {
    const [before, after] = [await replaceKeys(BASE), await replaceKeys(text)]
    for (const [generation, keys] of after.entries()) {
      expect(keys.fit).toBe(before[generation].fit)
      expect(keys.sample).toBe(before[generation].sample)
      expect(keys.measure).not.toBe(before[generation].measure)
    }
  })

  it('all of them, with the seed', async () => {
    const [one, two] = [await replaceKeys(BASE, 1), await replaceKeys(BASE, 2)]
    for (const [generation, keys] of one.entries()) expect(keys.fit).not.toBe(two[generation].fit)
  })

  it.each<[string, string]>([
    ['temperature', BASE.replace('max_tokens: 100', 'max_tokens: 100, temperature: 0.9')],
    ['max_tokens', BASE.replace('max_tokens: 100', 'max_tokens: 90')],
    ['the size of the sample', BASE.replace('max_tokens: 100', 'max_tokens: 100, documents: 90')],
  ])('from the first sample on, with %s: the first fit stays', async (_what, text) => {
    const [before, after] = [await replaceKeys(BASE), await replaceKeys(text)]
    expect(after[0].fit).toBe(before[0].fit)
    expect(after[0].sample).not.toBe(before[0].sample)
    expect(after[1].fit).not.toBe(before[1].fit)
  })

  it('from the first kept sample on, with curation: the first sample stays', async () => {
    const curated = await replaceKeys(`${BASE}curation: [{ stage: deduplicate }]\n`)
    const plain = await replaceKeys(BASE)
    expect(curated[0].sample).toBe(plain[0].sample)
    expect(curated[0].kept).not.toBe(plain[0].kept)
    expect(plain[0].kept).toBe(plain[0].sample)
    expect(curated[0].measure).not.toBe(plain[0].measure)
    expect(curated[1].fit).not.toBe(plain[1].fit)
  })
})

describe('arms share steps', () => {
  it('generation 0, and later the control’s one fit', async () => {
    const { control, replace } = await keysOf(BASE)
    expect(control[0]).toEqual(replace[0])
    expect(control[1].fit).toBe(control[0].fit)
    expect(control[1].sample).not.toBe(control[0].sample)
    expect(replace[1].fit).not.toBe(control[1].fit)
    expect(new Set(Object.values({ ...control[0], ...replace[1] })).size).toBeGreaterThan(2)
  })

  it('what has the same training set: a mix of share 0 is replace', async () => {
    const keys = await keysOf(
      tinyExperiment({
        arms: [
          'replace: { mixing: { strategy: replace } }',
          'none: { mixing: { strategy: mix, human: { share: 0, draw: fixed } } }',
          'all: { mixing: { strategy: mix, human: { share: 1, draw: fixed } } }',
        ],
      }),
    )
    expect(keys['none']).toEqual(keys['replace'])
    expect(keys['all']).toEqual(keys['control'])
  })
})

describe('generationKeys', () => {
  const [arm] = resolveExperiment(builtin, BASE, { path: 'test.yaml' }).arms
  const family = (version: number, randomFit: boolean): Family =>
    ({ name: 'ngram', version, capabilities: () => ({ randomFit }) }) as unknown as Family
  const context: KeyContext = {
    humanKey: 'h',
    testKey: 't',
    seed: 1,
    probeTokens: 10,
    family: family(1, false),
    stageVersions: [],
  }
  const recipe: Recipe = {
    parts: [{ source: 'human', take: { kind: 'all' } }],
    requested: { documents: 10, humanShare: 1 },
  }
  const past = ['zero', 'one'].map((fit) => ({
    fit,
    sample: '',
    probe: '',
    kept: `${fit}-kept`,
    measure: '',
  }))
  const fitKey = (changed: Partial<KeyContext>, generation = 1, of = recipe) =>
    generationKeys({ ...context, ...changed }, arm, generation, of, past).fit

  it('depend on the version of the family', () => {
    expect(fitKey({ family: family(2, false) })).not.toBe(fitKey({}))
  })

  it('depend on the generation where a fit draws random numbers, and only there', () => {
    expect(fitKey({}, 1)).toBe(fitKey({}, 2))
    expect(fitKey({ family: family(1, true) }, 1)).not.toBe(fitKey({ family: family(1, true) }, 2))
  })

  it('depend on parts and edits of the recipe, not on what was asked for', () => {
    expect(fitKey({}, 1, { ...recipe, requested: { documents: 5, humanShare: 0 } })).toBe(fitKey({}))
    const edit = { by: 0, threshold: 0.9, temperature: 1 }
    const edited = { ...recipe, parts: [{ ...recipe.parts[0], edit }] }
    expect(fitKey({}, 1, edited)).not.toBe(fitKey({}))
    // Edits are drawn anew in every generation.
    expect(fitKey({}, 2, edited)).not.toBe(fitKey({}, 1, edited))
    expect(fitKey({}, 1, { ...recipe, trainingTokens: 50 })).not.toBe(fitKey({}))
    expect(fitKey({}, 1, { ...recipe, parts: [{ ...recipe.parts[0], weight: 2 }] })).not.toBe(fitKey({}))
  })

  it('of measuring alone depend on facts that are no part of the human data', () => {
    const keys = (factsKey?: string) => generationKeys({ ...context, factsKey }, arm, 1, recipe, past)
    expect(keys('other').measure).not.toBe(keys('one').measure)
    expect(keys('one').measure).not.toBe(keys().measure)
    expect({ ...keys('one'), measure: '' }).toEqual({ ...keys(), measure: '' })
  })

  it('depend on the versions of curation’s stages', () => {
    const curated = { ...arm, curation: [{ stage: 'deduplicate' }] }
    const kept = (version: number) =>
      generationKeys({ ...context, stageVersions: [version] }, curated, 1, recipe, past).kept
    expect(kept(1)).not.toBe(kept(2))
  })

  it('depend on the facts where a stage judges by them', () => {
    const curated = { ...arm, curation: [{ stage: 'verifier' }] }
    const kept = (factsKey: string, stagesRead: boolean) =>
      generationKeys({ ...context, factsKey, stagesRead }, curated, 1, recipe, past).kept
    expect(kept('other', false)).toBe(kept('one', false))
    expect(kept('other', true)).not.toBe(kept('one', true))
  })

  it('depend on the previous fit where models go on from each other, from generation 1 on', () => {
    const continuing = { name: 'ngram', version: 1, capabilities: () => ({ continues: true }) }
    const going = { family: continuing as unknown as Family }
    const other = generationKeys({ ...context, ...going }, arm, 1, recipe, [{ ...past[0], fit: 'other' }]).fit
    expect(fitKey(going)).not.toBe(fitKey({}))
    expect(fitKey(going)).not.toBe(other)
    expect(fitKey(going, 0)).toBe(fitKey({}, 0))
  })

  it('depend on the identity of the files that the options name', () => {
    expect(fitKey({ identity: 'one' })).not.toBe(fitKey({}))
    expect(fitKey({ identity: 'one' })).not.toBe(fitKey({ identity: 'two' }))
    expect(fitKey({ identity: undefined })).toBe(fitKey({}))
  })

  it('are those of version 0.1.0 for families that neither continue nor have an identity', () => {
    // Computed by the code of commit d6afe0b. Other keys would throw away everybody's stored results.
    const known = {
      model: { family: 'ngram', order: 3 },
      sample: { documents: 10, decoding: { temperature: 1, max_tokens: 50 } },
      curation: [],
    } as unknown as typeof arm
    const base: KeyContext = {
      humanKey: 'human',
      testKey: 'test',
      seed: 1,
      probeTokens: 100,
      family: family(2, false),
      stageVersions: [],
    }
    const zero = generationKeys(base, known, 0, recipe, [])
    const last: Recipe = { ...recipe, parts: [{ source: { sample: 0 }, take: { kind: 'all' } }] }
    expect(zero).toEqual({
      fit: 'fit-435dfd66414629b574b71e9d9110bf57',
      sample: 'sample-0019210f7e2f78a1d6c6481f5b9d8118',
      probe: 'probe-a8f647da04a5373b91fa51248545be2e',
      kept: 'sample-0019210f7e2f78a1d6c6481f5b9d8118',
      measure: 'measure-fcff1572c33b310a80d2fcbc35332599',
    })
    expect(generationKeys(base, known, 1, last, [zero])).toEqual({
      fit: 'fit-b4b59b80d4db2e4b4e253a12dcd76081',
      sample: 'sample-477a3180158f54c82bc45943b16e5d5a',
      probe: 'probe-e791e00f7b1dae0796ae499d7c845578',
      kept: 'sample-477a3180158f54c82bc45943b16e5d5a',
      measure: 'measure-759ebe8ac34f6be639daf4da0bc25dca',
    })
  })

  it('are short names that say what they are of', () => {
    const keys = generationKeys(context, arm, 0, recipe, [])
    for (const [kind, key] of Object.entries({ fit: keys.fit, sample: keys.sample, measure: keys.measure })) {
      expect(key).toMatch(new RegExp(`^${kind}-[0-9a-f]{32}$`))
    }
  })
})
