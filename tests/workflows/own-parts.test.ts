import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { Plan } from '../../src/workflows/plan.js'
import { compiledApi } from '../helpers/compiled.js'
import { temporaryFolder } from '../helpers/folder.js'
import { reproducibleFiles } from '../helpers/tree.js'

const { exportDataset, runExperiment, loadResults, writeReport } = await compiledApi()
const EXAMPLES = fileURLToPath(new URL('../../docs/examples/', import.meta.url))

it('runs the documented modules in worker processes, notices when one changes, and reports without them', async () => {
  const folder = temporaryFolder()
  const parts = join(folder, 'parts')
  cpSync(EXAMPLES, parts, { recursive: true })
  const file = join(parts, 'own-parts.yaml')
  const [one, two] = [join(folder, 'one'), join(folder, 'two')]
  const results = await runExperiment(file, { runs: one, workers: 2 })
  await runExperiment(file, { runs: two, workers: 1 })
  expect(reproducibleFiles(join(one, 'own-parts'))).toEqual(reproducibleFiles(join(two, 'own-parts')))

  expect(results.failures).toEqual([])
  expect(results.arms.map(({ description }) => description)).toContain(
    '30 human documents and the sample of generation 0',
  )
  const of = (arm: string, metric: string, generation: number, group = '') =>
    results.rows.find(
      (row) =>
        row.seed === 1 &&
        row.arm === arm &&
        row.metric === metric &&
        row.generation === generation &&
        row.group === group,
    )?.value
  // A fifth of the world's sentences ask, four sentences a document: 1 - .8^4 = .59 of the documents do.
  expect(of('words in order', 'question_share', 0)).toBeGreaterThan(0.4)
  expect(of('words in order', 'facts.coverage', 0, '64+')).toBe(1)
  // Words out of order state nothing.
  expect(of('replace', 'facts.coverage', 0, '16-63')).toBeLessThan(0.2)
  const mix = results.mixes.find(({ arm, generation }) => arm === 'first sample' && generation === 2)
  expect(mix).toMatchObject({ human: 30, synthetic: 300 })

  const strategy = join(parts, 'first-sample.mjs')
  writeFileSync(
    strategy,
    readFileSync(strategy, 'utf8').replace('from: 0, to: documents', 'from: 1, to: documents + 1'),
  )
  let plan: Plan | undefined
  await runExperiment(file, {
    runs: one,
    workers: 1,
    events: {
      planned(_prepared, planned) {
        plan = planned
      },
    },
  })
  expect(plan?.changed).toEqual(['the module ./first-sample.mjs'])
  // 4 arms x 2 seeds x 4 generations; generations 1 to 3 of the one arm changed.
  expect(plan).toMatchObject({ generations: 32, done: 26, toDo: 6 })

  renameSync(parts, join(folder, 'moved'))
  const again = await loadResults(join(one, 'own-parts'))
  expect(again.rows).toHaveLength(results.rows.length)
  await writeReport(again, join(folder, 'report'))
})

it('runs modules of numbers in worker processes, with the same results for any number of them', async () => {
  const folder = temporaryFolder()
  const file = join(EXAMPLES, 'own-numbers.yaml')
  const [one, two] = [join(folder, 'one'), join(folder, 'two')]
  const results = await runExperiment(file, { runs: one, workers: 2 })
  await runExperiment(file, { runs: two, workers: 1 })
  expect(reproducibleFiles(join(one, 'own-numbers'))).toEqual(reproducibleFiles(join(two, 'own-numbers')))
  expect(results.failures).toEqual([])

  const last = (arm: string) =>
    results.rows
      .filter((row) => row.arm === arm && row.metric === 'last_face')
      .sort((a, b) => a.generation - b.generation)
      .map(({ value }) => value ?? Number.NaN)
  // Half of all throws at first, and p' = (100 p + 0.5) / 103 on average. Of 200 chains of 100 throws the standard error
  // is 0.0035 in each generation.
  for (const [generation, expected] of [0.4903, 0.4809, 0.4717, 0.4628].entries()) {
    expect(Math.abs(last('replace')[generation]! - expected)).toBeLessThan(
      4 * 0.0035 * Math.sqrt(generation + 1),
    )
  }
  // Half of these throws are lost in every generation: p' is about (p / 2) / (1 - p / 2).
  expect(last('lost throws')[1]!).toBeGreaterThan(0.3)
  expect(last('lost throws')[1]!).toBeLessThan(0.35)

  await expect(exportDataset(join(one, 'own-numbers'))).rejects.toThrow(
    'own-numbers is an experiment of numbers: it has no texts to export',
  )
})
