import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { measureKills } from '../../bench/kill.js'
import type { Plan } from '../../src/workflows/plan.js'
import { compiledApi } from '../helpers/compiled.js'
import { type TinyOptions, tinyExperiment, writeTiny } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'
import { reproducibleFiles } from '../helpers/tree.js'

const { runExperiment, loadResults } = await compiledApi()

const REPLACE = 'replace: { mixing: { strategy: replace } }'
const SOME_HUMAN = '20% human: { mixing: { strategy: mix, human: { share: 0.2, draw: redraw } } }'

interface Ran {
  readonly plan: Plan
  readonly results: Awaited<ReturnType<typeof runExperiment>>
  readonly reused: number
  readonly made: number
}

async function run(
  file: string,
  runs: string,
  options: Parameters<typeof runExperiment>[1] = {},
): Promise<Ran> {
  let plan: Plan | undefined
  const counts = { reused: 0, made: 0 }
  const results = await runExperiment(file, {
    workers: 1,
    runs,
    ...options,
    events: {
      planned: (_prepared, planned) => {
        plan = planned
      },
      worker: (message) => {
        if (message.type === 'generation') counts[message.reused ? 'reused' : 'made']++
      },
    },
  })
  if (plan === undefined) throw new Error('nothing was planned')
  return { plan, results, ...counts }
}

/** Step folder to inode: a step that was written again has another one. */
function steps(root: string): Record<string, number> {
  const folder = join(root, 'steps')
  return Object.fromEntries(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).ino]))
}

describe('the number of workers', () => {
  it('changes no byte', async () => {
    const folder = temporaryFolder()
    const file = writeTiny(folder, { seeds: 2, documents: 60 })
    const [one, four] = [join(folder, 'one'), join(folder, 'four')]
    const first = await run(file, one, { workers: 1 })
    const second = await run(file, four, { workers: 4 })
    const files = reproducibleFiles(join(one, 'tiny'))
    expect(Object.keys(files).length).toBeGreaterThan(20)
    expect(reproducibleFiles(join(four, 'tiny'))).toEqual(files)
    expect(second.results.rows).toEqual(first.results.rows)
  })
})

describe('kill -9', () => {
  it('at three moments, then the same command: the bytes of an undisturbed run', async () => {
    const file = writeTiny(temporaryFolder(), { generations: 4 })
    expect(await measureKills(file, 3, ['--workers', '2'])).toMatchObject({ kills: 3, differing: [] })
  })
})

describe('a changed experiment', () => {
  it('computes only what is new', async () => {
    const folder = temporaryFolder()
    const runs = join(folder, 'runs')
    const root = join(runs, 'tiny')
    const base: TinyOptions = { arms: [REPLACE], metrics: 'distinct_n' }
    const file = writeTiny(folder, base)
    expect((await run(file, runs)).plan).toMatchObject({ generations: 6, done: 0, toMeasure: 0, toDo: 6 })
    let known = steps(root)

    /** Runs the changed file; everything that was there must still be the same files. */
    const changed = async (options: TinyOptions) => {
      writeTiny(folder, options)
      const ran = await run(file, runs)
      const now = steps(root)
      for (const [name, inode] of Object.entries(known)) expect(now[name], name).toBe(inode)
      const added = Object.keys(now).length - Object.keys(known).length
      known = now
      return { ...ran, added }
    }

    const same = await changed(base)
    expect(same.plan).toMatchObject({ done: 6, toMeasure: 0, toDo: 0, changed: [] })
    expect(same).toMatchObject({ added: 0, reused: 0, made: 0 })

    const metric = await changed({ ...base, metrics: 'distinct_n, types' })
    expect(metric.plan).toMatchObject({ done: 0, toMeasure: 6, toDo: 0 })
    expect(metric.plan.changed).toEqual([expect.stringContaining('types')])
    expect(metric.added).toBe(0)

    const arm = await changed({ ...base, metrics: 'distinct_n, types', arms: [REPLACE, SOME_HUMAN] })
    // Generation 0 of the new arm is there already; it only lacks a record of its own.
    expect(arm.plan).toMatchObject({ done: 6, toMeasure: 1, toDo: 2 })
    // Two samples, two probes and the last model.
    expect(arm).toMatchObject({ made: 3, added: 5 })
    expect(arm.plan.changed.join()).toContain('20% human')

    const seed = await changed({ ...base, metrics: 'distinct_n, types', seeds: 2 })
    expect(seed.plan).toMatchObject({ done: 6, toMeasure: 0, toDo: 6 })

    const longer = await changed({ ...base, metrics: 'distinct_n, types', generations: 3 })
    expect(longer.plan).toMatchObject({ done: 6, toMeasure: 0, toDo: 2 })
    // A sample and a probe each, and the last model of replace: the control's is that of generation 0.
    expect(longer.added).toBe(5)

    const renamed = await changed({
      ...base,
      metrics: 'distinct_n, types',
      arms: ['only samples: { mixing: { strategy: replace } }'],
    })
    expect(renamed.plan).toMatchObject({ done: 3, toMeasure: 3, toDo: 0 })
    expect(renamed.added).toBe(0)
    const values = (ran: Ran, name: string) =>
      ran.results.rows.filter((row) => row.arm === name).map(({ metric: id, value }) => [id, value])
    expect(values(renamed, 'only samples')).toEqual(
      values(longer, 'replace').slice(0, values(renamed, 'only samples').length),
    )
  })

  it('interrupted early, is never reported together with what stood there before', async () => {
    const folder = temporaryFolder()
    const runs = join(folder, 'runs')
    const file = writeTiny(folder, { metrics: 'distinct_n' })
    await run(file, runs)
    const stop = new AbortController()
    const interrupted = runExperiment(file, {
      workers: 1,
      runs,
      set: ['model.order=3'],
      signal: stop.signal,
      events: {
        worker: (message) => {
          if (message.type === 'generation') stop.abort()
        },
      },
    })
    await expect(interrupted).rejects.toMatchObject({ name: 'InterruptedError', exitCode: 130 })
    const { mixes, configuration } = await loadResults(join(runs, 'tiny'))
    expect(configuration).toContain('order: 3')
    expect(mixes.length).toBeLessThan(6)
    const { plan } = await run(file, runs, { set: ['model.order=3'] })
    expect(plan.done).toBe(mixes.length)
    // Back again: the steps of the first configuration are all still there.
    expect((await run(file, runs)).plan).toMatchObject({ toDo: 0 })
  })
})

describe('--fresh', () => {
  it('throws results away, and nothing that is not results', async () => {
    const folder = temporaryFolder()
    const runs = join(folder, 'runs')
    const file = writeTiny(folder, { control: false, metrics: 'types' })
    await run(file, runs)
    expect((await run(file, runs, { fresh: true })).plan).toMatchObject({ done: 0, toDo: 3 })
    writeFileSync(join(folder, 'src.yaml'), tinyExperiment({ name: 'src' }))
    const other = join(folder, 'src')
    const precious = join(other, 'precious.txt')
    mkdirSync(other)
    writeFileSync(precious, 'x')
    await expect(run(join(folder, 'src.yaml'), folder, { fresh: true })).rejects.toMatchObject({
      name: 'BadInputError',
      message: expect.stringContaining('holds files, but no results'),
    })
    expect(existsSync(precious)).toBe(true)
  })
})

describe('runExperiment', () => {
  it('refuses a second run on the same folder', async () => {
    const folder = temporaryFolder()
    const file = writeTiny(folder, { control: false, metrics: 'types' })
    const outcomes = await Promise.allSettled([run(file, folder), run(file, folder)])
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0].reason).toMatchObject({ name: 'EnvironmentError', exitCode: 1 })
  })

  it('refuses a number of workers that is none', async () => {
    const file = writeTiny(temporaryFolder())
    for (const workers of [0, 1.5, Number.NaN]) {
      await expect(runExperiment(file, { workers })).rejects.toMatchObject({ name: 'BadInputError' })
    }
  })
})
