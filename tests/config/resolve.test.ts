import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadInputError } from '../../src/errors/index.js'
import { problemsOf, RIGHT, resolveStub } from './fail.js'

describe('resolveExperiment', () => {
  it('fills in defaults and adds the control first', () => {
    const experiment = resolveStub(
      'name: a\nhuman: { world: almanac, documents: 40 }\nmodel: { family: ngram }\n',
      { path: 'experiments/a.yaml' },
    )
    expect(experiment).toMatchObject({
      name: 'a',
      description: '',
      human: { world: 'almanac', facts: 2000, documents: 40, test_documents: 100 },
      seeds: [1, 2, 3, 4, 5],
      generations: 10,
      keepModels: 'ends',
      probe: { tokens: 60_000 },
      excerpts: 3,
      path: 'experiments/a.yaml',
      baseDirectory: 'experiments',
    })
    expect(experiment.arms).toEqual([
      {
        name: 'control',
        slug: 'control',
        description: 'Refitted on human data alone in every generation.',
        mixing: { strategy: 'human-only' },
        model: { family: 'ngram', order: 6, smoothing: { absolute: 0.1 } },
        curation: [],
        sample: { documents: 40, decoding: { temperature: 1, max_tokens: 200 } },
        lengthByDefault: true,
        budget: 40,
      },
    ])
  })

  it('merges arms over the base', () => {
    const { arms } = resolveStub(RIGHT)
    expect(arms.map(({ name, slug }) => [name, slug])).toEqual([
      ['control', 'control'],
      ['replace', 'replace'],
      ['10% human', '10-human'],
      ['hot', 'hot'],
    ])
    expect(arms.map(({ mixing }) => mixing)).toEqual([
      { strategy: 'human-only' },
      { strategy: 'replace' },
      { strategy: 'mix', human: { share: 0.1, draw: 'fixed' } },
      { strategy: 'mix', human: { share: 0.5, draw: 'fixed' } },
    ])
    expect(arms[3].sample).toEqual({
      documents: 2000,
      decoding: { temperature: 2, top_k: 50, max_tokens: 200 },
    })
    expect(arms.map(({ budget }) => budget)).toEqual([2000, 2000, 2000, 500])
  })

  it('takes a quarter of the documents for the test split, at least 100', () => {
    expect(resolveStub(RIGHT).human).toMatchObject({ test_documents: 500 })
    expect(resolveStub(RIGHT, { set: ['human.documents=200'] }).human).toMatchObject({ test_documents: 100 })
  })

  it('leaves sizes that follow the training split open where it is not known yet', () => {
    const files = 'name: a\nhuman: { files: [a.txt], field: x }\nmodel: { family: ngram }\n'
    const open = resolveStub(files)
    expect(open.human).toEqual({ files: ['a.txt'], field: 'x', documents_by: 'line', test: 0.1, fresh: 0 })
    expect(open.arms[0].budget).toBeUndefined()
    expect(open.arms[0].sample.documents).toBeUndefined()
    const limited = resolveStub(files, { set: ['human.documents=70'] })
    expect(limited.arms[0].budget).toBe(70)
  })

  it('measures facts by default only where the human data has some that can be found', () => {
    const groups = ['diversity', 'entropy', 'form', 'repetition', 'loss', 'novelty'].map((id) => `${id}.id`)
    expect(resolveStub(RIGHT).metrics).toEqual([...groups, 'facts.id'])
    expect(resolveStub(RIGHT, { set: ['human={world: mute, documents: 100}'] }).metrics).toEqual(groups)
    const files = (more: string) => resolveStub(RIGHT, { set: [`human={files: [a.txt]${more}}`] })
    expect(files('').metrics).toEqual(groups)
    expect(files(', facts: {mine: names}').metrics).toEqual([...groups, 'facts.id'])
    expect(files(', facts: {file: f.jsonl}').human.facts).toEqual({ file: 'f.jsonl' })
    expect(resolveStub(RIGHT, { set: ['human={files: [a.txt]}'] }).metrics).toEqual(groups)
    expect(resolveStub(RIGHT, { set: ['metrics=[loss]'] }).metrics).toEqual(['loss.id'])
  })

  it('adds no control where there is one or none is wanted', () => {
    const own = RIGHT.replace('  hot:', '  control: { mixing: { strategy: replace } }\n  hot:')
    expect(resolveStub(own).arms.map(({ name }) => name)).toEqual(['replace', '10% human', 'control', 'hot'])
    expect(resolveStub(`${RIGHT}control: false\n`).arms.map(({ name }) => name)).not.toContain('control')
  })

  it('takes seeds as a number, a list, or from the command line', () => {
    expect(resolveStub(`${RIGHT}seeds: 2\n`).seeds).toEqual([1, 2])
    expect(resolveStub(`${RIGHT}seeds: [7, 1]\n`).seeds).toEqual([7, 1])
    expect(resolveStub(`${RIGHT}seeds: [7, 1]\n`, { seeds: 3 }).seeds).toEqual([1, 2, 3])
    expect(problemsOf(`${RIGHT}seeds: [7, 7]\n`)[0]).toBe(
      'x.yaml:12:12 seeds[1]: the seed 7 stands twice: the same runs again',
    )
    expect(problemsOf(RIGHT, { seeds: 0 })[0]).toContain(
      '--set seeds=0 seeds: expected a whole number from 1',
    )
  })

  it('keeps only the arms asked for, with the slugs they have among all', () => {
    const arms = resolveStub(RIGHT.replace('  hot:', '  Replace:'), { only: ['Replace', '10-human'] }).arms
    expect(arms.map(({ name }) => name)).toEqual(['10% human', 'Replace'])
    expect(arms[1].slug).toMatch(/^replace-[0-9a-f]{8}$/)
    expect(problemsOf(RIGHT, { only: ['replcae'] })).toEqual([
      '--only replcae: unknown arm: did you mean "replace"? arms: control, replace, 10% human, hot',
    ])
  })

  it('lets curation be replaced as a whole', () => {
    const text = `${RIGHT.replace('  hot:', '  hot2: { curation: [{ stage: length, min: 3 }] }\n  hot:')}curation: [{ stage: deduplicate }]\n`
    const { arms } = resolveStub(text)
    expect(arms.find(({ name }) => name === 'hot')?.curation).toEqual([{ stage: 'deduplicate' }])
    expect(arms.find(({ name }) => name === 'hot2')?.curation).toEqual([{ stage: 'length', min: 3 }])
  })

  it('never throws anything but BadInputError on mutated files', () => {
    const snippets = [
      '{',
      ']',
      ': ',
      '\n',
      '- ',
      '&a ',
      '*a',
      '!!x ',
      '"',
      '\t',
      '0',
      '.inf',
      '__proto__',
      '~',
    ]
    const edit = fc.tuple(
      fc.nat(RIGHT.length),
      fc.nat(12),
      fc.oneof(fc.constantFrom(...snippets), fc.string()),
    )
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = RIGHT
        for (const [at, length, put] of edits) text = text.slice(0, at) + put + text.slice(at + length)
        try {
          expect(resolveStub(text).arms.length).toBeGreaterThan(0)
        } catch (error) {
          if (!(error instanceof BadInputError)) throw error
          expect(error.message).toContain('x.yaml')
          expect(error.message).not.toContain('undefined')
        }
      }),
      { numRuns: 600, seed: 1 },
    )
  })

  it('refuses values of every kind in every place without another error', () => {
    const paths = [
      'name',
      'human',
      'human.world',
      'model',
      'model.smoothing',
      'loop',
      'loop.sample',
      'loop.probe',
    ]
    paths.push('mixing', 'mixing.human', 'curation', 'arms', 'arms.hot', 'arms.hot.loop', 'arms.hot.mixing')
    paths.push('control', 'seeds', 'metrics', 'description')
    const values = ['3', '-1', '1.5', 'text', '~', '[]', '[1]', '{}', '{a: 1}', 'true', '.nan', '[[{}]]']
    for (const path of paths) {
      for (const value of values) {
        try {
          resolveStub(RIGHT, { set: [`${path}=${value}`] })
        } catch (error) {
          expect(error, `${path}=${value}`).toBeInstanceOf(BadInputError)
          expect((error as Error).message).not.toContain('something else')
        }
      }
    }
  })
})
