import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Metric } from '../../src/contracts/metric.js'
import type { Family } from '../../src/contracts/model.js'
import { InterruptedError } from '../../src/errors/index.js'
import { Chain } from '../../src/loop/chain.js'
import { TextGround } from '../../src/loop/text/ground.js'
import { layout } from '../../src/loop/store/layout.js'
import type { FromWorker } from '../../src/loop/workers/messages.js'
import { runTask } from '../../src/loop/workers/run-task.js'
import type { TextSession } from '../../src/loop/text/session.js'
import { tinyExperiment } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'
import { reproducibleFiles } from '../helpers/tree.js'
import { open, runAll } from './open.js'

const BASE = tinyExperiment({ metrics: 'distinct_n' })

async function states(session: TextSession, arm = 'replace', seed = 1): Promise<string[]> {
  const { experiment } = session
  const planned = await session.chain(session.arm(arm).arm, seed).plan(experiment.generations)
  return planned.map(({ state, foreign }) => `${state}${foreign ? ' (foreign)' : ''}`)
}

async function finished(text = BASE) {
  const root = temporaryFolder()
  const session = await open(text, root)
  await runAll(session)
  return root
}

/** The tiny experiment with a family that says it is dear to fit. */
async function dearSession(root: string) {
  const session = await open(BASE, root)
  const parts = session.arm('replace')
  const dear: Family = {
    name: parts.family.name,
    version: parts.family.version,
    fit: (...args) => parts.family.fit(...args),
    load: (...args) => parts.family.load(...args),
    capabilities: (options) => ({ ...parts.family.capabilities(options), cheapFit: false }),
  }
  const { experiment, store, metrics } = session
  return { experiment, store, metrics, context: session.seed(1), parts: { ...parts, family: dear } }
}

describe('a chain', () => {
  it('plans, runs, and finds everything done', async () => {
    const root = temporaryFolder()
    expect(await states(await open(BASE, root))).toEqual(['to do', 'to do', 'to do'])
    expect(readdirSync(root)).toEqual([])
    expect(await runAll(await open(BASE, root))).toEqual({ made: 6, reused: 0 })
    const files = reproducibleFiles(root)
    const again = await open(BASE, root)
    expect(await states(again)).toEqual(['done', 'done', 'done'])
    expect(await runAll(again)).toEqual({ made: 0, reused: 6 })
    expect(reproducibleFiles(root)).toEqual(files)
  })

  it('keeps first and last models under keep_models: ends, all, or none', async () => {
    const models = async (keep: string) => {
      const text = tinyExperiment({ metrics: 'distinct_n', control: false }).replace(
        'generations: 2',
        `generations: 2, keep_models: ${keep}`,
      )
      const steps = readdirSync(layout.steps(await finished(text)))
      return steps.filter((name) => name.startsWith('fit-')).length
    }
    expect([await models('ends'), await models('all'), await models('none')]).toEqual([2, 3, 0])
  })

  it('keeps the previous model of a family that is dear to fit until the next is stored', async () => {
    const root = temporaryFolder()
    const { experiment, ...session } = await dearSession(root)
    const models = () => readdirSync(layout.steps(root)).filter((name) => name.startsWith('fit-')).length
    const seen: number[] = []
    const ground = new TextGround({ experiment, ...session, threads: 1 })
    const { store, parts, metrics } = session
    const chain = new Chain({ experiment, store, ground, parts, metrics, control: () => undefined })
    await chain.run(experiment.generations, { phase: () => {}, done: () => seen.push(models()) })
    // Generation 0 stays; the one before the newest goes; the last stays.
    expect(seen).toEqual([1, 2, 2])
  })

  it('gives the same values with models kept, loaded or fitted again', async () => {
    const root = await finished(tinyExperiment({ metrics: 'distinct_n, loss', control: false }))
    const record = (path: string) => readFileSync(layout.generation(path, 'replace', 1, 1), 'utf8')
    const before = record(root)
    for (const name of readdirSync(layout.steps(root))) {
      if (name.startsWith('fit-')) rmSync(join(layout.steps(root), name), { recursive: true })
    }
    rmSync(join(root, 'measures'), { recursive: true })
    rmSync(join(root, 'replace'), { recursive: true })
    await runAll(await open(tinyExperiment({ metrics: 'distinct_n, loss', control: false }), root))
    expect(record(root)).toBe(before)
  })

  it('measures a new metric without sampling again, and forgets one that is gone', async () => {
    const root = await finished()
    const samples = () =>
      readdirSync(layout.steps(root)).map((name) => [name, statSync(join(layout.steps(root), name)).ino])
    const before = samples()
    const more = await open(BASE.replace('[distinct_n]', '[distinct_n, types]'), root)
    expect(await states(more)).toEqual(['to measure', 'to measure', 'to measure'])
    await runAll(more)
    expect(samples()).toEqual(before)
    expect(await states(await open(BASE, root))).toEqual(['to measure', 'to measure', 'to measure'])
    await runAll(await open(BASE, root))
    const record = readFileSync(layout.generation(root, 'replace', 1, 1), 'utf8')
    expect(record).not.toContain('"types"')
  })

  it('gives every metric a generator of its own, whatever else is measured', async () => {
    const drawing = (id: string): Metric => ({
      id,
      version: 1,
      label: id,
      unit: '',
      format: 'number',
      better: 'neither',
      needs: [],
      definition: '',
      measure: ({ rng }) => [{ value: rng.uniform() }],
    })
    const drawnBy = async (id: string, metrics: readonly Metric[]) => {
      const root = temporaryFolder()
      const session = await open(BASE, root)
      const { experiment, store } = session
      const parts = session.arm('replace')
      const context = session.seed(1)
      const control = () => undefined
      const ground = new TextGround({ experiment, store, context, parts, metrics, threads: 1 })
      const chain = new Chain({ experiment, store, ground, parts, metrics, control })
      await chain.run(0, { phase() {}, done() {} })
      const stored = await store.readGeneration('replace', 1, 0)
      return stored?.metrics[id]?.values[0]?.value
    }
    const alone = await drawnBy('b', [drawing('b')])
    expect(alone).toBeTypeOf('number')
    expect(await drawnBy('b', [drawing('a'), drawing('b')])).toBe(alone)
  })

  it('does a damaged step again, and only that, to the same bytes', async () => {
    const root = await finished()
    const files = reproducibleFiles(root)
    const record = JSON.parse(readFileSync(layout.generation(root, 'replace', 1, 1), 'utf8')) as {
      keys: { sample: string }
    }
    const sample = join(layout.step(root, record.keys.sample), 'sample.json.gz')
    writeFileSync(sample, readFileSync(sample).subarray(0, 100))
    rmSync(layout.generation(root, 'replace', 1, 1))
    const warnings: string[] = []
    const session = await open(BASE, root, warnings)
    await runAll(session)
    expect(warnings.join('\n')).toContain('the step is done again')
    expect(reproducibleFiles(root)).toEqual(files)
  })

  it('finds that a changed option makes everything new, and says whose records stand there', async () => {
    const root = await finished()
    const changed = await open(BASE.replace('order: 4', 'order: 3'), root)
    expect(await states(changed)).toEqual(['to do (foreign)', 'to do (foreign)', 'to do (foreign)'])
  })

  it('knows a curated run by its records', async () => {
    const text = `${BASE}curation: [{ stage: deduplicate }]\n`
    const root = await finished(text)
    expect(await states(await open(text, root))).toEqual(['done', 'done', 'done'])
    const more = text.replace('[distinct_n]', '[distinct_n, types]')
    expect(await states(await open(more, root))).toEqual(['to measure', 'to measure', 'to measure'])
    rmSync(layout.generation(root, 'replace', 1, 1))
    expect((await states(await open(text, root)))[1]).not.toBe('done')
  })
})

describe('runTask', () => {
  /** Deduplication leaves less of a greedy sample than the mix asks for. */
  const FAILING = tinyExperiment({
    metrics: 'distinct_n',
    control: false,
    arms: [
      'curated: { curation: [{ stage: deduplicate }], model: { order: 2 }, loop: { sample: { max_tokens: 3 } }, mixing: { strategy: mix, human: { share: 0, draw: fixed } } }',
    ],
  })

  async function run(session: TextSession, signal?: AbortSignal): Promise<FromWorker[]> {
    const told: FromWorker[] = []
    const [arm] = session.experiment.arms
    const task = { arm: arm.name, seed: 1, last: session.experiment.generations }
    await runTask(session, task, (message) => told.push(message), signal)
    return told
  }

  it('records a failure of the run, with its generation and what to do, and tries again', async () => {
    const root = temporaryFolder()
    for (let round = 0; round < 2; round++) {
      const told = await run(await open(FAILING, root))
      const last = told[told.length - 1]
      expect(last).toMatchObject({ type: 'failed', generation: 1 })
      expect((last as { message: string }).message).toMatch(
        /^the mix wants 100 documents of generation 0's kept sample, there are \d+\. Set a smaller loop\.budget/,
      )
    }
    const recorded = JSON.parse(readFileSync(layout.failure(root, 'curated', 1), 'utf8')) as object
    expect(recorded).toMatchObject({ generation: 1, message: expect.stringContaining('the mix wants') })
    expect(existsSync(layout.generation(root, 'curated', 1, 0))).toBe(true)
  })

  it('clears the failure once the run succeeds', async () => {
    const root = temporaryFolder()
    await run(await open(FAILING, root))
    const told = await run(
      await open(FAILING.replace('curation: [{ stage: deduplicate }]', 'curation: []'), root),
    )
    expect(told[told.length - 1].type).toBe('finished')
    expect(existsSync(layout.failure(root, 'curated', 1))).toBe(false)
  })

  it('stopped in the middle of a sample, is stopped and not failed', async () => {
    const root = temporaryFolder()
    const stop = new AbortController()
    const session = await open(tinyExperiment({ metrics: 'distinct_n', control: false }), root)
    const reason = new InterruptedError('stopped')
    const told: FromWorker[] = []
    const [arm] = session.experiment.arms
    const tell = (message: FromWorker) => {
      told.push(message)
      if (message.type === 'phase' && message.phase === 'sample' && message.generation === 1)
        stop.abort(reason)
    }
    await runTask(session, { arm: arm.name, seed: 1, last: 2 }, tell, stop.signal)
    expect(told[told.length - 1]).toEqual({ type: 'stopped' })
    expect(existsSync(layout.failure(root, arm.slug, 1))).toBe(false)
    expect(existsSync(layout.generation(root, arm.slug, 1, 0))).toBe(true)
    expect(existsSync(layout.generation(root, arm.slug, 1, 1))).toBe(false)
  })

  it('throws what is the machine’s to the parent', async () => {
    const root = temporaryFolder()
    const session = await open(FAILING, root)
    // A file where the steps belong.
    writeFileSync(layout.steps(root), '')
    await expect(run(session)).rejects.toMatchObject({ name: 'EnvironmentError' })
  })

  it('stops a run whose curation drops nearly everything', async () => {
    const text = tinyExperiment({
      metrics: 'distinct_n',
      control: false,
      documents: 200,
      arms: [
        'eaten: { curation: [{ stage: deduplicate }], loop: { sample: { max_tokens: 1, greedy: true } }, mixing: { strategy: replace } }',
      ],
    })
    const told = await run(await open(text, temporaryFolder()))
    expect(told[told.length - 1]).toMatchObject({
      type: 'failed',
      generation: 0,
      message: expect.stringMatching(
        /^curation dropped 199 of 200 documents, first reason: deduplicate: same text as document 0\. More than 95%/,
      ),
    })
  })
})

describe('arms named like files of the store', () => {
  it('run as others do', async () => {
    const names = ['lock', 'steps', 'timings', 'measures', 'experiment.json']
    const root = temporaryFolder()
    writeFileSync(layout.lock(root), '{}')
    writeFileSync(layout.experiment(root), '{}')
    const text = tinyExperiment({
      documents: 30,
      metrics: 'types',
      control: false,
      generations: 1,
      arms: names.map((name) => `${name}: { mixing: { strategy: replace } }`),
    })
    await runAll(await open(text, root))
    expect(await runAll(await open(text, root))).toEqual({ made: 0, reused: 10 })
  })
})
