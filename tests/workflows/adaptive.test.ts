import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layout } from '../../src/loop/store/layout.js'
import type { GenerationRecord } from '../../src/loop/store/records.js'
import { compiledApi } from '../helpers/compiled.js'
import { writeTiny } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'
import { reproducibleFiles } from '../helpers/tree.js'

const { runExperiment } = await compiledApi()

describe('an arm that watches the control', () => {
  it('gives the same bytes with one worker, with two, and after an interruption', async () => {
    const folder = temporaryFolder()
    const metric = 'facts.coverage/2-3'
    const human = '{ draw: redraw, budget: 60 }'
    const mixing = `{ strategy: adaptive, metric: ${metric}, gain: 0.5, tolerance: 0, human: ${human} }`
    const file = writeTiny(folder, {
      generations: 4,
      metrics: 'facts.coverage',
      arms: [`watching: { mixing: ${mixing} }`, 'replace: { mixing: { strategy: replace } }'],
    })
    const run = async (runs: string, workers: number) => {
      await runExperiment(file, { runs: join(folder, runs), workers })
      return reproducibleFiles(join(folder, runs, 'tiny'))
    }
    const one = await run('one', 1)
    expect(await run('two', 2)).toEqual(one)

    const root = join(folder, 'one', 'tiny')
    const record = (generation: number): GenerationRecord =>
      JSON.parse(readFileSync(layout.generation(root, 'watching', 1, generation), 'utf8'))
    const records = [1, 2, 3, 4].map(record)
    const [first, second] = records
    // Generation 1 is fully synthetic; what it lost calls for human data in generation 2.
    expect(first.mix).toMatchObject({ requestedHumanShare: 0, human: 0, synthetic: 100 })
    const value = (of: GenerationRecord) =>
      of.metrics['facts.coverage']?.values.find(({ group }) => group === '2-3')?.value ?? Number.NaN
    const control: GenerationRecord = JSON.parse(
      readFileSync(layout.generation(root, 'control', 1, 1), 'utf8'),
    )
    const share = 0.5 * (1 - value(first) / value(control))
    expect(share).toBeGreaterThan(0.05)
    expect(second.mix.requestedHumanShare).toBeCloseTo(share, 12)
    expect(second.mix.human).toBe(Math.round(100 * second.mix.requestedHumanShare))
    expect(records.reduce((sum, { mix }) => sum + mix.human, 0)).toBeLessThanOrEqual(60)

    for (const generation of [3, 4]) rmSync(layout.generation(root, 'watching', 1, generation))
    expect(await run('one', 1)).toEqual(one)
  })
})
