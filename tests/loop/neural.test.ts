import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Family } from '../../src/contracts/model.js'
import type { MetricContext } from '../../src/contracts/metric.js'
import { BadInputError, RunError } from '../../src/errors/index.js'
import { loadArms } from '../../src/loop/text/arm-parts.js'
import { parseExperiment } from '../../src/config/parse.js'
import { layout } from '../../src/loop/store/layout.js'
import type { FromWorker } from '../../src/loop/workers/messages.js'
import { runTask } from '../../src/loop/workers/run-task.js'
import { TextSession } from '../../src/loop/text/session.js'
import { Store } from '../../src/loop/store/store.js'
import { temporaryFolder } from '../helpers/folder.js'
import { logged, stepwiseExperiment } from '../helpers/stepwise.js'
import { reproducibleFiles } from '../helpers/tree.js'
import { open, runAll } from './open.js'

/** What the loop does for families whose work is long and dear, shown with the small one of `families/stepwise.mjs`. */
let log = ''
beforeEach(() => {
  log = join(temporaryFolder(), 'log')
  process.env['STEPWISE_LOG'] = log
})
afterEach(() => {
  delete process.env['STEPWISE_LOG']
})

async function told(session: TextSession, arm = 'replace', signal?: AbortSignal): Promise<FromWorker[]> {
  const messages: FromWorker[] = []
  const task = { arm, seed: 1, last: session.experiment.generations }
  await runTask(session, task, (message) => messages.push(message), signal)
  return messages
}

describe('identity', () => {
  const withIdentity = async (identity: Family['identity'], arms?: readonly string[]) => {
    const experiment = await parseExperiment(stepwiseExperiment('', arms ? { arms } : {}), {
      path: 'test.yaml',
    })
    const catalogue = {
      ...experiment.catalogue,
      families: experiment.catalogue.families.map((entry) => ({
        ...entry,
        load: async () => ({ ...(await entry.load()), ...(identity ? { identity } : {}) }),
      })),
    }
    return loadArms({ ...experiment, catalogue })
  }

  it('is asked once for arms of the same model', async () => {
    let asked = 0
    const parts = await withIdentity(
      async () => `sum ${asked++}`,
      [
        'replace: { mixing: { strategy: replace } }',
        'accumulate: { mixing: { strategy: accumulate } }',
        'longer: { mixing: { strategy: replace }, model: { steps: 5 } }',
      ],
    )
    const of = (name: string) => parts.find(({ arm }) => arm.name === name)?.identity
    expect(asked).toBe(2)
    expect(of('accumulate')).toBe(of('replace'))
    expect(of('longer')).not.toBe(of('replace'))
  })

  it('names the arm and the field where the files are missing', async () => {
    const missing = () => Promise.reject(new BadInputError('base: no file ./gpt2', 'Fetch it first.'))
    await expect(withIdentity(missing)).rejects.toMatchObject({
      name: 'BadInputError',
      message: 'test.yaml: arms.control: model: base: no file ./gpt2',
      hint: 'Fetch it first.',
    })
  })

  it('is absent for families without files, and must be a string for others', async () => {
    expect((await withIdentity(undefined)).map(({ identity }) => identity)).toEqual([undefined, undefined])
    await expect(withIdentity(async () => 5 as unknown as string)).rejects.toThrow(
      'identity gave number, expected a string',
    )
  })
})

describe('the default of max_tokens', () => {
  const lengths = async (longest: number, sample = '') => {
    const experiment = await parseExperiment(
      stepwiseExperiment().replace('sample: { max_tokens: 100 }', `sample: { documents: 60${sample} }`),
      { path: 'test.yaml' },
    )
    const families = experiment.catalogue.families.map((entry) => ({
      ...entry,
      load: async () => ({ ...(await entry.load()), longestDocument: () => longest }),
    }))
    const catalogue = { ...experiment.catalogue, families }
    const session = await TextSession.open(
      { ...experiment, catalogue },
      new Store(temporaryFolder(), () => {}),
    )
    const [, written] = /max_tokens: (\d+)/.exec(session.experiment.resolvedYaml()) ?? []
    expect(session.arms.map(({ arm }) => arm)).toEqual(session.experiment.arms)
    return [session.arms[0].arm.sample.decoding.max_tokens, Number(written)]
  }

  it('is what the family can write, at most 200, and stands in the resolved experiment', async () => {
    expect(await lengths(128)).toEqual([128, 128])
    expect(await lengths(1024)).toEqual([200, 200])
  })

  it('changes nothing that the file says', async () => {
    expect(await lengths(128, ', max_tokens: 500')).toEqual([500, 500])
  })
})

describe('work and its cost', () => {
  it('is told by fit, sample, probe and the models of metrics, and stands beside the seconds', async () => {
    const session = await open(stepwiseExperiment(), temporaryFolder())
    await told(session)
    const timing = await session.store.readTiming('replace', 1, 0)
    const { humanTokens } = session.seed(1)
    const { fit, sample, measure } = timing?.work ?? {}
    expect([fit?.tokens, fit?.flops]).toEqual([humanTokens, 6 * humanTokens])
    // 60 documents of 12 words, and blocks of 256 of them until there are 1500 tokens.
    expect([sample?.tokens, sample?.flops]).toEqual([(60 + 256) * 12, 2 * (60 + 256) * 12])
    expect(measure?.tokens).toBeGreaterThan(0)
    expect(measure?.flops).toBe(2 * (measure?.tokens ?? 0))
  })

  it('of n-grams is counted in tokens alone', async () => {
    const text = stepwiseExperiment().replace(/^model: .*$/m, 'model: { family: ngram, order: 2 }')
    const session = await open(text, temporaryFolder())
    await told(session)
    const timing = await session.store.readTiming('replace', 1, 0)
    const { humanTokens, human } = session.seed(1)
    // Words and the end of each document.
    expect(timing?.work.fit).toMatchObject({ tokens: humanTokens + human.train.length, flops: undefined })
    for (const phase of ['sample', 'measure'] as const) {
      expect(timing?.work[phase].tokens).toBeGreaterThan(0)
      expect(timing?.work[phase].flops).toBeUndefined()
    }
  })
})

describe('scratch', () => {
  it('leaves nothing behind in a finished run, whatever models are kept', async () => {
    for (const keep of ['ends', 'none']) {
      const root = temporaryFolder()
      const text = stepwiseExperiment('cheap: true').replace(
        'generations: 2',
        `generations: 2, keep_models: ${keep}`,
      )
      await runAll(await open(text, root))
      expect(readdirSync(layout.steps(root)).filter((name) => name.includes('scratch'))).toEqual([])
    }
  })

  it('is not made for families that look at none', async () => {
    const root = temporaryFolder()
    const session = await open(stepwiseExperiment('steps: 2'), root)
    let sampled = false
    await session.chain(session.arm('replace').arm, 1).run(0, {
      phase(_generation, phase) {
        if (phase !== 'measure') return
        // The fit looked at its folder, sampling did not.
        sampled = readdirSync(layout.steps(root)).some((name) => /^(sample|probe)-\w+\.scratch/.test(name))
      },
      done() {},
    })
    expect(sampled).toBe(false)
  })
})

describe('a fit that fails', () => {
  const DIVERGES = stepwiseExperiment('', {
    arms: [
      'diverges: { mixing: { strategy: replace }, model: { fail_at: 2 } }',
      'replace: { mixing: { strategy: replace } }',
    ],
  })

  it('is a failed run with its message; another arm goes on; the next try begins at the checkpoint', async () => {
    const root = temporaryFolder()
    const session = await open(DIVERGES, root)
    const failed = (await told(session, 'diverges')).at(-1)
    expect(failed).toMatchObject({ type: 'failed', generation: 0 })
    expect((failed as { message: string }).message).toContain('fit failed: training diverged at step 2')
    expect((await told(session, 'replace')).at(-1)?.type).toBe('finished')
    const before = logged(log).filter((line) => line === 'step 0').length
    // In the same process too: what could not be made is not remembered.
    for (const again of [session, await open(DIVERGES, root)]) {
      expect((await told(again, 'diverges')).at(-1)?.type).toBe('failed')
    }
    expect(logged(log).filter((line) => line === 'step 0')).toHaveLength(before)
    expect(existsSync(layout.failure(root, 'diverges', 1))).toBe(true)
  })
})

describe('metrics', () => {
  it('that were measured before one failed are not measured again', async () => {
    const root = temporaryFolder()
    const measured: string[] = []
    const run = async (fails: boolean) => {
      const session = await open(stepwiseExperiment('', { generations: 1 }), root)
      const metrics = session.metrics.map((metric, index) => ({
        ...metric,
        measure: (context: MetricContext) => {
          measured.push(metric.id)
          if (fails && index === 1) throw new RunError('no number')
          return metric.measure(context)
        },
      }))
      return (await told(Object.assign(session, { metrics }))).at(-1)?.type
    }
    expect(await run(true)).toBe('failed')
    const [first, second] = measured
    expect(measured).toHaveLength(2)
    expect(await run(false)).toBe('finished')
    // Generation 0 begins with the second one; generation 1 has them all to measure.
    expect(measured[2]).toBe(second)
    expect(measured.slice(2).filter((id) => id === first)).toHaveLength(1)
  })
})

describe('models', () => {
  it('are closed when their place is needed and at the end of the session, never in use', async () => {
    const session = await open(stepwiseExperiment('continues: true', { generations: 5 }), temporaryFolder())
    await told(session)
    const closed = () => logged(log).filter((line) => line === 'close').length
    // Of generations 0 to 5 the first and the last stay in memory, and none was asked for again after it was closed.
    expect(closed()).toBe(4)
    expect(logged(log)).not.toContain('load')
    await session.close()
    expect(closed()).toBe(6)
  })

  it('get the number of threads, which changes no key and no byte', async () => {
    const bytes: unknown[] = []
    for (const threads of [1, 3]) {
      const root = temporaryFolder()
      const experiment = await parseExperiment(stepwiseExperiment(), { path: 'test.yaml' })
      await runAll(await TextSession.open(experiment, new Store(root), { threads }))
      bytes.push(reproducibleFiles(root))
    }
    expect(bytes[1]).toEqual(bytes[0])
    const seen = new Set(readFileSync(log, 'utf8').match(/threads=\d/g))
    expect(seen).toEqual(new Set(['threads=1', 'threads=3']))
  })

  it('are stored as soon as they are fitted where they are dear', async () => {
    const root = temporaryFolder()
    const session = await open(stepwiseExperiment(), root)
    const stop = new AbortController()
    const task = { arm: 'replace', seed: 1, last: 2 }
    const stopAtSample = (message: FromWorker) => {
      if (message.type === 'phase' && message.phase === 'sample') stop.abort()
    }
    await runTask(session, task, stopAtSample, stop.signal)
    const steps = readdirSync(layout.steps(root))
    expect(steps.filter((name) => name.startsWith('fit-'))).toHaveLength(1)
    expect(existsSync(layout.generation(root, 'replace', 1, 0))).toBe(false)
    await told(await open(stepwiseExperiment(), root))
    expect(logged(log).filter((line) => line.startsWith('fit '))).toHaveLength(3)
  })
})

describe('progress', () => {
  it('tells the share of a phase', async () => {
    const session = await open(
      stepwiseExperiment('milliseconds: 20, steps: 8', { generations: 1 }),
      temporaryFolder(),
    )
    const messages = await told(session)
    const fits = messages.flatMap((message) =>
      message.type === 'progress' && message.phase === 'fit' && message.generation === 0
        ? [message.share]
        : [],
    )
    expect(fits.length).toBeGreaterThan(0)
    expect([...fits].sort((a, b) => a - b)).toEqual(fits)
    for (const share of fits) expect(share * 8).toBe(Math.round(share * 8))
  })
})
