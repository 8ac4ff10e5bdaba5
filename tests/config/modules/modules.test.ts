import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseExperiment } from '../../../src/config/parse.js'
import { isModulePath } from '../../../src/config/modules/load-module.js'
import { temporaryFolder } from '../../helpers/folder.js'

const EXAMPLES = fileURLToPath(new URL('../../../docs/examples/', import.meta.url))

const STRATEGY = `export const options = (z) => z.strictObject({ share: z.number().max(1) })
export const strategy = {
  name: 's', version: 3, describe: () => 's',
  compose: () => ({ parts: [], requested: { documents: 0, humanShare: 0 } }),
  needs: () => ({ documents: 0, human: 0, fresh: 0, lastSample: 0 }),
}
`

/** Files of a folder that holds an experiment; parses it. */
function parse(files: Readonly<Record<string, string>>, mixing: string, more = '') {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'sub'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const text = `name: x
human: { world: almanac, documents: 10 }
model: { family: ngram }
arms:
  mine: { mixing: ${mixing} }
${more}`
  return parseExperiment(text, { path: join(folder, 'x.yaml') })
}

describe('isModulePath', () => {
  it.each(['./a.js', '../a.js', '/a/b.mjs', 'file:///a.js', 'C:\\a.js', '.\\a.js'])('is %s', (name) => {
    expect(isModulePath(name)).toBe(true)
  })

  it.each(['replace', 'a/b', '.hidden', 'profile', 3, undefined])('is not %s', (name) => {
    expect(isModulePath(name)).toBe(false)
  })
})

describe('modules of an experiment', () => {
  it('give parts of every kind, with options checked by their own schemas', async () => {
    const text = `name: x
human: { world: ./weather.mjs, documents: 20 }
model: { family: ./bag-of-words.mjs }
curation: [{ stage: ./no-shouting.mjs }]
arms: { a: { mixing: { strategy: ./first-sample.mjs } }, b: { model: { added: 2 }, mixing: { strategy: replace } } }
metrics: [./questions.mjs, types]
`
    const experiment = await parseExperiment(text, { path: join(EXAMPLES, 'x.yaml') })
    expect(experiment.human).toMatchObject({ world: './weather.mjs', towns: 200, documents: 20 })
    const [control, a, b] = experiment.arms
    expect(control.model).toEqual({ family: './bag-of-words.mjs', added: 1 })
    expect(a.mixing).toEqual({ strategy: './first-sample.mjs', documents: 10 })
    expect(a.curation).toEqual([{ stage: './no-shouting.mjs', most: 0.5 }])
    expect(b.model).toEqual({ family: './bag-of-words.mjs', added: 2 })
    expect(experiment.metrics).toEqual(['types', 'question_share'])
    expect((await experiment.catalogue.loadMetrics(experiment.metrics)).map(({ id }) => id)).toEqual(
      experiment.metrics,
    )
    expect([...experiment.catalogue.modules.keys()].sort()).toEqual([
      './bag-of-words.mjs',
      './first-sample.mjs',
      './no-shouting.mjs',
      './questions.mjs',
      './weather.mjs',
    ])
  })

  it('come back from the resolved form', async () => {
    const path = join(EXAMPLES, 'own-parts.yaml')
    const {
      resolvedYaml,
      catalogue: _,
      ...experiment
    } = await parseExperiment(
      `name: x
human: { world: ./weather.mjs, documents: 20 }
model: { family: ngram }
loop: { sample: { max_tokens: 200 } }
arms: { a: { mixing: { strategy: ./first-sample.mjs } } }
metrics: [./questions.mjs, types]
`,
      { path },
    )
    const {
      resolvedYaml: _again,
      catalogue: _other,
      ...again
    } = await parseExperiment(resolvedYaml(), { path })
    expect(again).toEqual(experiment)
  })

  it('have the checksum of their file in their version', async () => {
    const version = async (source: string) => {
      const { catalogue } = await parse({ 's.mjs': source }, '{ strategy: ./s.mjs, share: 1 }')
      return (await catalogue.strategies.find(({ name }) => name === './s.mjs')?.load())?.version
    }
    const before = await version(STRATEGY)
    expect(before).toMatch(/^3\+[0-9a-f]{16}$/)
    expect(await version(`${STRATEGY}// changed\n`)).not.toBe(before)
    expect(await version(STRATEGY)).toBe(before)
  })

  it.each<[string, Record<string, string>, string, string, RegExp, RegExp?]>([
    [
      'a file that is not there',
      {},
      '{ strategy: ./s.mjs }',
      '',
      /x\.yaml:5:31 arms\.mine\.mixing\.strategy: the module .*s\.mjs does not exist$/,
      /start at the folder of the experiment file/,
    ],
    ['a folder', {}, '{ strategy: ./sub }', '', /the module .*sub cannot be read: EISDIR/],
    [
      'a syntax error',
      { 's.mjs': 'export const = 1' },
      '{ strategy: ./s.mjs }',
      '',
      /s\.mjs cannot be loaded: /,
      /must be an ES module/,
    ],
    [
      'an error while it loads',
      { 's.mjs': 'throw new Error("no luck")' },
      '{ strategy: ./s.mjs }',
      '',
      /s\.mjs cannot be loaded: no luck/,
    ],
    [
      'another kind of part',
      { 's.mjs': 'export const metrics = []' },
      '{ strategy: ./s.mjs }',
      '',
      /s\.mjs does not export "strategy", only metrics/,
      /export const strategy = \{/,
    ],
    ['nothing', { 's.mjs': '' }, '{ strategy: ./s.mjs }', '', /does not export "strategy" or anything else/],
    [
      'a part that lacks something',
      { 's.mjs': 'export const strategy = { name: "s", version: 1, describe: () => "" }' },
      '{ strategy: ./s.mjs }',
      '',
      /s\.mjs: strategy: expected compose to be a function, got nothing/,
      /A strategy has name, version, describe, compose, needs\./,
    ],
    [
      'a metric that does not say what it needs',
      {
        'm.mjs':
          'export const metrics = [{ id: "m", version: 1, label: "", unit: "", format: "number", better: "neither", definition: "", measure: () => [] }]',
      },
      '{ strategy: replace }',
      'metrics: [./m.mjs]\n',
      /m\.mjs: metrics: expected needs to be a list, got nothing/,
      /A metric has id, version, label, unit, format, better, needs, definition, measure\./,
    ],
    [
      'a class instance',
      { 's.mjs': 'export const strategy = new (class S {})()' },
      '{ strategy: ./s.mjs }',
      '',
      /expected strategy to be a plain object/,
    ],
    [
      'options that are no schema',
      { 's.mjs': `${STRATEGY.replace(/.*\n/, '')}export const options = () => 3` },
      '{ strategy: ./s.mjs }',
      '',
      /options\(z\) gave no object schema/,
    ],
    [
      'an option of the wrong kind',
      { 's.mjs': STRATEGY },
      '{ strategy: ./s.mjs, share: 2 }',
      '',
      /x\.yaml:5:47 arms\.mine\.mixing\.share: expected a number up to 1, got 2/,
    ],
    [
      'a metric whose id is taken',
      {
        'm.mjs':
          'export const metrics = [{ id: "types", version: 1, label: "", unit: "", format: "number", better: "neither", needs: [], definition: "", measure: () => [] }]',
      },
      '{ strategy: replace }',
      'metrics: [types, ./m.mjs]\n',
      /x\.yaml:6:18 metrics\[1\]: \.\/m\.mjs: there is already a metric with the id "types"/,
    ],
  ])('refuse %s', async (_what, files, mixing, more, message, hint) => {
    await expect(parse(files, mixing, more)).rejects.toMatchObject({
      name: 'BadInputError',
      message: expect.stringMatching(message),
      ...(hint ? { hint: expect.stringMatching(hint) } : {}),
    })
  })
})

describe('modules of numbers', () => {
  const NUMBERS = `name: x
human: { world: ./dice.mjs, points: 20, chains: 3 }
model: { family: ./add-one.mjs }
curation: [{ stage: ./lost-throws.mjs }]
arms: { a: { mixing: { strategy: replace } } }
`

  it('stand beside built-in ones, with their options and their metrics', async () => {
    const path = join(EXAMPLES, 'x.yaml')
    const { arms, human, metrics, catalogue } = await parseExperiment(
      `${NUMBERS}metrics: [./last-face.mjs, gini_simpson.index]\n`,
      { path },
    )
    expect(human).toMatchObject({ world: './dice.mjs', last: 2, points: 20 })
    expect(arms[1]).toMatchObject({
      model: { added: 1 },
      curation: [{ stage: './lost-throws.mjs', share: 0.5 }],
    })
    expect([...metrics].sort()).toEqual(['gini_simpson.index', 'last_face'])
    expect((await catalogue.loadVectorMetrics(metrics)).map(({ id }) => id)).toEqual(metrics)
  })

  it('are measured by the kind of their state where the file does not say', async () => {
    const { metrics } = await parseExperiment(NUMBERS, { path: join(EXAMPLES, 'x.yaml') })
    expect(metrics).toContain('gini_simpson.index')
    expect(metrics).not.toContain('variance.mean')
  })

  it.each<[string, string, string, RegExp]>([
    [
      'a family that does not say its state',
      'family: ./n.mjs',
      "export const family = { name: 'n', version: 1, data: 'vectors', capabilities() {}, fit() {}, restore() {} }",
      /n\.mjs: expected state to be the kind of the models' states, got nothing/,
    ],
    [
      'a family without restore',
      'family: ./n.mjs',
      "export const family = { name: 'n', version: 1, data: 'vectors', capabilities() {}, fit() {} }",
      /n\.mjs: family: expected restore to be a function, got nothing/,
    ],
    [
      'a family of numbers on text',
      'family: ./n.mjs',
      "export const state = 'normal'\nexport const family = { name: 'n', version: 1, data: 'vectors', capabilities() {}, fit() {}, restore() {} }",
      /models of the family \.\/n\.mjs are fitted to numbers, human\.world gives text/,
    ],
  ])('refuse %s', async (_what, model, source, message) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'n.mjs'), source)
    const text = `name: x
human: { world: almanac, documents: 10 }
model: { ${model} }
arms: { mine: { mixing: { strategy: replace } } }
`
    await expect(parseExperiment(text, { path: join(folder, 'x.yaml') })).rejects.toMatchObject({
      name: 'BadInputError',
      message: expect.stringMatching(message) as string,
    })
  })
})

describe('a mistake in a module', () => {
  it('is an error that names the module and the function', async () => {
    const source = STRATEGY.replace("describe: () => 's'", 'describe: () => { throw new TypeError("no") }')
    const { catalogue } = await parse({ 's.mjs': source }, '{ strategy: ./s.mjs, share: 1 }')
    const strategy = await catalogue.strategies.find(({ name }) => name === './s.mjs')?.load()
    expect(() => strategy?.describe({})).toThrow(
      expect.objectContaining({ name: 'RunError', message: './s.mjs: describe failed: no' }),
    )
  })
})
