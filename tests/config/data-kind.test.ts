import { describe, expect, it } from 'vitest'
import { parseExperiment } from '../../src/config/parse.js'

interface Parts {
  readonly human?: string
  readonly model?: string
  readonly loop?: string
  readonly arm?: string
  readonly more?: string
}

function parsed({
  human = '{ world: normal, points: 10, chains: 5 }',
  model = '{ family: gaussian }',
  loop = '{ generations: 2 }',
  arm = '{ mixing: { strategy: replace } }',
  more = '',
}: Parts) {
  const text = `name: kinds\nhuman: ${human}\nmodel: ${model}\nloop: ${loop}\narms:\n  one: ${arm}\n${more}\n`
  return parseExperiment(text, { path: 'test.yaml' })
}

const TEXT = { human: '{ world: almanac, documents: 100 }', model: '{ family: ngram, order: 2 }' }

describe('the kind of data of an experiment', () => {
  it('follows from the world', async () => {
    expect((await parsed({})).data).toBe('vectors')
    expect((await parsed(TEXT)).data).toBe('text')
  })

  it('takes points as the size of a sample of numbers', async () => {
    const { arms } = await parsed({ loop: '{ generations: 2, sample: { points: 7 } }' })
    expect(arms.find(({ name }) => name === 'one')?.sample.documents).toBe(7)
  })

  it.each<[string, Parts, RegExp, RegExp]>([
    [
      'a family of text on numbers',
      { model: '{ family: ngram, order: 2 }' },
      /test\.yaml:3:18 model\.family: models of the family ngram are fitted to text, human\.world gives numbers/,
      /Families of numbers: gaussian, /,
    ],
    [
      'a family of numbers on text',
      { ...TEXT, model: '{ family: gaussian }' },
      /test\.yaml:3:18 model\.family: models of the family gaussian are fitted to numbers, human\.world gives text/,
      /Families of text: ngram, /,
    ],
    [
      'training tokens of numbers',
      { loop: '{ generations: 2, training_tokens: 100 }' },
      /test\.yaml:4:25 loop\.training_tokens: training_tokens is for experiments of text/,
      /Set loop\.budget, in points/,
    ],
    [
      'documents of numbers in an arm',
      { arm: '{ mixing: { strategy: replace }, loop: { sample: { documents: 5 } } }' },
      /test\.yaml:6:\d+ arms\.one\.loop\.sample\.documents: documents is for experiments of text/,
      /Write points/,
    ],
    [
      'points of text',
      { ...TEXT, loop: '{ generations: 2, sample: { points: 7 } }' },
      /test\.yaml:4:\d+ loop\.sample\.points: points are for worlds of numbers/,
      /Write documents/,
    ],
    [
      'a stage of text on numbers',
      { arm: '{ mixing: { strategy: replace }, curation: [{ stage: deduplicate }] }' },
      /arms\.one\.curation\[0\]\.stage: the stage deduplicate curates text, human\.world gives numbers/,
      /Stages for numbers: .*label-verifier/,
    ],
    [
      'an option that the world does not have',
      { human: '{ world: normal, points: 10, chains: 5, colour: red }' },
      /human\.colour: unknown key "colour": known: world, dimension, /,
      /(?:)/,
    ],
    [
      'a metric of text on numbers',
      { more: 'metrics: [distinct_n]' },
      /test\.yaml:7:\d+ metrics: there is no metric of numbers, file of such metrics or group called "distinct_n"/,
      /Groups: moments, /,
    ],
  ])('refuses %s', async (_what, parts, message, hint) => {
    await expect(parsed(parts)).rejects.toMatchObject({
      name: 'BadInputError',
      message: expect.stringMatching(message),
    })
    const error = await parsed(parts).catch((caught: unknown) => caught as Error & { hint?: string })
    expect(`${(error as Error).message}\n${(error as { hint?: string }).hint ?? ''}`).toMatch(hint)
  })
})
