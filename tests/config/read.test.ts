import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeSchema, jsonSchema, parseExperiment, readExperiment } from '../../src/config/index.js'

const QUICKSTART = `name: quickstart
human: { world: almanac, documents: 2000 }
model: { family: ngram, order: 6, smoothing: { absolute: 0.1 } }
loop: { generations: 10, sample: { documents: 2000, temperature: 1, max_tokens: 200 }, probe: { tokens: 60000 } }
arms:
  replace:     { mixing: { strategy: replace } }
  accumulate:  { mixing: { strategy: accumulate } }
  10% human:   { mixing: { strategy: mix, human: { share: 0.1, draw: redraw } } }
seeds: 5
metrics: [diversity, entropy, facts, loss]
`

describe('the built-in catalogue', () => {
  it('reads the experiment of the design', async () => {
    const { arms, human, metrics } = await parseExperiment(QUICKSTART, { path: 'q.yaml' })
    expect(arms.map(({ slug }) => slug)).toEqual(['control', 'replace', 'accumulate', '10-human'])
    expect(human).toMatchObject({ world: 'almanac', documents: 2000, test_documents: 500 })
    expect(metrics).toContain('distinct_n.pooled.n2')
  })

  it('reads its own resolved form as the same experiment', async () => {
    const experiment = await parseExperiment(QUICKSTART, { path: 'q.yaml' })
    const again = await parseExperiment(experiment.resolvedYaml(), { path: 'q.yaml' })
    // There, no length is left to a default.
    const arms = experiment.arms.map((arm) => ({ ...arm, lengthByDefault: undefined }))
    expect(again).toEqual({ ...experiment, arms, resolvedYaml: again.resolvedYaml })
  })

  it('has a JSON Schema and a reference', () => {
    expect(jsonSchema()).toMatchObject({ title: 'Collapse Lab experiment', required: ['name', 'human'] })
    expect(describeSchema().map(({ path }) => path)).toContain('mixing<mix>.human.share')
  })
})

describe('readExperiment', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'collapse-config-'))
    await writeFile(join(folder, 'quickstart.yaml'), `\uFEFF${QUICKSTART}`)
    await writeFile(join(folder, 'binary.yaml'), Uint8Array.of(0, 1, 2))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('reads a file; file names in it start at its folder', async () => {
    const path = join(folder, 'quickstart.yaml')
    const experiment = await readExperiment(path, { set: ['loop.generations=2'], seeds: 1 })
    expect(experiment).toMatchObject({
      name: 'quickstart',
      generations: 2,
      seeds: [1],
      path,
      baseDirectory: folder,
    })
  })

  it('says what is wrong with the file itself', async () => {
    await expect(readExperiment(join(folder, 'quikstart.yaml'))).rejects.toMatchObject({
      name: 'BadInputError',
      message: `${join(folder, 'quikstart.yaml')} does not exist`,
      hint: `Did you mean "${join(folder, 'quickstart.yaml')}"?`,
    })
    await expect(readExperiment(join(folder, 'nowhere', 'x.yaml'))).rejects.toMatchObject({
      hint: 'collapse init writes an experiment to start from.',
    })
    await expect(readExperiment(folder)).rejects.toThrow('is a folder, expected an experiment file')
    await expect(readExperiment(join(folder, 'binary.yaml'))).rejects.toThrow(
      'something that is not UTF-8 text',
    )
  })
})
