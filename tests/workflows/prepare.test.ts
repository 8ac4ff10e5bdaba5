import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { prepareExperiment } from '../../src/workflows/prepare.js'
import { temporaryFolder } from '../helpers/folder.js'

const folder = temporaryFolder()

function experiment(name: string, human: string): string {
  const path = join(folder, `${name}.yaml`)
  writeFileSync(
    path,
    `name: ${name}
human: ${human}
model: { family: ngram, order: 2, smoothing: none }
loop: { generations: 1, sample: { documents: 10 }, probe: { tokens: 100 } }
arms: { replace: { mixing: { strategy: replace } } }
metrics: [diversity]
seeds: 2
`,
  )
  return path
}

const words = (key: number) => Array.from({ length: 50 }, (_, index) => `w${key}.${index}`).join(' ')

test('files are read once, their layout is told, and near-duplicates across the split are counted', async () => {
  // Each document twice, the second time with one more word: 46 of 47 5-grams are shared.
  const records = Array.from({ length: 40 }, (_, key) => ({
    prompt: words(key >> 1),
    completion: key % 2 === 0 ? 'yes' : 'yes indeed',
  }))
  writeFileSync(join(folder, 'a.jsonl'), records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  const path = experiment('leaky', '{ files: [a.jsonl], test: 10 }')
  const reports: number[] = []
  const { warnings } = await prepareExperiment(path, { runs: folder }, undefined, {
    progress: (done, total) => reports.push(done / total),
  })
  expect(warnings[0]).toBe(`${join(folder, 'a.jsonl')}: read as prompt and completion records`)
  expect(warnings[1]).toMatch(
    /^\d+ of 10 test documents are near-duplicates \(Jaccard >= 0\.8 of word 5-grams\) of a training document, first: "### Prompt: w\d/,
  )
  expect(reports.at(-1)).toBe(1)
})

test('a world, whose documents are alike by design, is not searched for near-duplicates', async () => {
  const path = experiment('alike', '{ world: almanac, documents: 60, test_documents: 40, facts: 12 }')
  expect((await prepareExperiment(path, { runs: folder })).warnings.join()).not.toContain('near-duplicate')
})
