import { existsSync, readdirSync, rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseExperiment } from '../../../src/config/parse.js'
import { layout } from '../../../src/loop/store/layout.js'
import type { GenerationRecord } from '../../../src/loop/store/records.js'
import { openSession } from '../../../src/loop/session.js'
import { Store } from '../../../src/loop/store/store.js'
import { temporaryFolder } from '../../helpers/folder.js'

const BASE = `
name: numbers
human: { world: states, frequencies: { zipf: 1, states: 20 }, points: 30, chains: 40 }
model: { family: categorical }
loop: { generations: 4 }
arms:
  replace: { mixing: { strategy: replace } }
  accumulate: { mixing: { strategy: accumulate } }
  a tenth: { mixing: { strategy: mix, human: { share: 0.1, draw: fresh } } }
seeds: 1
`
const SILENT = { phase() {}, done() {} }

async function open(root: string, text = BASE) {
  return openSession(await parseExperiment(text, { path: 'test.yaml' }), new Store(root, () => {}))
}

async function run(root: string, arm: string, last: number, text = BASE): Promise<GenerationRecord[]> {
  const session = await open(root, text)
  const { slug } = session.arm(arm).arm
  await session.chain(session.arm(arm).arm, 1).run(last, SILENT)
  const records = await Promise.all(
    Array.from({ length: last + 1 }, (_, generation) => session.store.readGeneration(slug, 1, generation)),
  )
  return records.flatMap((record) => record ?? [])
}

function survivors({ metrics }: GenerationRecord): number | undefined {
  return metrics['surviving_states.count']?.values[0].value
}

describe('an experiment of numbers', () => {
  it('loses states under replace, and keeps those of the first sample under accumulate', async () => {
    const replace = (await run(temporaryFolder(), 'replace', 4)).map(survivors)
    const accumulate = (await run(temporaryFolder(), 'accumulate', 4)).map(survivors)
    expect(replace.every((count, g) => g === 0 || count! < replace[g - 1]!)).toBe(true)
    expect(new Set(accumulate)).toEqual(new Set([replace[0]]))
  })

  it.each(['replace', 'accumulate', 'a tenth'])(
    'goes on after an interruption as if there had been none (%s)',
    async (arm) => {
      const whole = await run(temporaryFolder(), arm, 4)
      const root = temporaryFolder()
      await run(root, arm, 2)
      expect(await run(root, arm, 4)).toEqual(whole)
    },
  )

  it('stores the first and last models, drops those between, and fits again what is asked for', async () => {
    const root = temporaryFolder()
    const records = await run(root, 'replace', 4)
    const steps = () =>
      readdirSync(layout.steps(root))
        .filter((name) => name.startsWith('fit'))
        .sort()
    expect(steps()).toEqual([records[0].keys.fit, records[4].keys.fit].sort())
    // Another metric of a generation whose model is gone: the chain is fitted again, and gives the same.
    rmSync(layout.measures(root, records[2].keys.measure))
    rmSync(layout.generation(root, 'replace', 1, 2))
    expect(await run(root, 'replace', 4)).toEqual(records)
    expect(existsSync(layout.measures(root, records[2].keys.measure))).toBe(true)
  })

  it('gives a chain the same numbers however many run beside it', async () => {
    const metrics = 'metrics: [surviving_states.count]\n'
    const one = BASE.replace('chains: 40', 'chains: 1') + metrics
    const [first] = await run(temporaryFolder(), 'replace', 0, one)
    const many = await open(temporaryFolder(), BASE)
    expect(first.metrics['surviving_states.count'].values[0].value).toBeGreaterThan(0)
    if (many.data !== 'vectors') throw new Error('expected numbers')
    const { train } = many.seed(1).human
    const single = await open(temporaryFolder(), one)
    if (single.data !== 'vectors') throw new Error('expected numbers')
    expect([...train.values.subarray(0, 30)]).toEqual([...single.seed(1).human.train.values])
  })

  it('knows what a plan has to do before and after', async () => {
    const root = temporaryFolder()
    const session = await open(root)
    const { arm } = session.arm('replace')
    const states = async () => (await session.chain(arm, 1).plan(4)).map(({ state }) => state)
    expect(await states()).toEqual(['to do', 'to do', 'to do', 'to do', 'to do'])
    await session.chain(arm, 1).run(1, SILENT)
    expect(await states()).toEqual(['done', 'done', 'to do', 'to do', 'to do'])
  })

  it('fits nothing again for an arm of another name', async () => {
    const root = temporaryFolder()
    const before = await run(root, 'replace', 4)
    const files = readdirSync(layout.steps(root)).sort()
    const renamed = BASE.replace('replace: {', 'again: {')
    expect(await run(root, 'again', 4, renamed)).toEqual(
      before.map((record) => ({ ...record, arm: 'again' })),
    )
    expect(readdirSync(layout.steps(root)).sort()).toEqual(files)
    const timing = await new Store(root).readTiming('again', 1, 2)
    expect(timing?.work.fit.seconds).toBe(0)
    expect(timing?.work.sample.seconds).toBe(0)
  })

  it('keeps the last model of chains of which curation leaves nothing, and says so', async () => {
    const strict = `
name: strict
human: { world: regression, dimension: 2, points: 4, chains: 50 }
model: { family: linear-regression }
loop: { generations: 3 }
arms:
  strict: { mixing: { strategy: replace }, curation: [{ stage: ball-verifier, radius: 0, slack: 0.3 }] }
seeds: 1
metrics: [regression_error.coefficients]
`
    const records = await run(temporaryFolder(), 'strict', 3, strict)
    expect(records).toHaveLength(4)
    expect(records[1].notes).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\d+ of 50 chains: curation left no item to be fitted to; it keeps the last/),
        expect.stringMatching(/^curation left \d+\.\d% of the weight of a sample/),
      ]),
    )
    const error = records.map(({ metrics }) => metrics['regression_error.coefficients'].values[0].value)
    expect(error.every((value) => Number.isFinite(value))).toBe(true)
  })
})
