import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compiledApi } from '../helpers/compiled.js'
import { tinyExperiment } from '../helpers/experiments.js'
import { temporaryFolder } from '../helpers/folder.js'
import { stepwiseExperiment } from '../helpers/stepwise.js'

const { runExperiment } = await compiledApi()
const SMALL = { generations: 1, control: false, metrics: 'types' } as const

/** Warnings of going on with results that another machine began. */
async function warningsAfter(
  text: string,
  changed: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
  const runs = temporaryFolder()
  const file = join(runs, 'tiny.yaml')
  writeFileSync(file, text)
  await runExperiment(file, { runs, workers: 1 })
  const path = join(runs, 'tiny', 'environment.json')
  const [environment] = JSON.parse(readFileSync(path, 'utf8')) as object[]
  writeFileSync(path, JSON.stringify([{ ...environment, ...changed }]))
  const warnings: string[] = []
  await runExperiment(file, { runs, workers: 1, events: { warning: (line) => warnings.push(line) } })
  return warnings.filter((line) => line.includes('were computed with'))
}

describe('going on elsewhere', () => {
  const other = { processor: 'another', 'onnxruntime-node': '0.1.0', node: 'v0' }

  it('warns of another processor and runtime where a family is dear to fit', async () => {
    expect(await warningsAfter(stepwiseExperiment('', SMALL), other)).toEqual([
      expect.stringMatching(/computed with another processor and onnxruntime-node: the same steps would not/),
    ])
  })

  it('says nothing of n-grams, nor of what an earlier version did not record', async () => {
    expect(await warningsAfter(tinyExperiment(SMALL), other)).toEqual([])
    const unknown = { 'onnxruntime-node': undefined }
    expect(await warningsAfter(stepwiseExperiment('', SMALL), unknown)).toEqual([])
  })
})
