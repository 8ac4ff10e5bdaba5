import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { estimate } from '../../src/workflows/estimate.js'
import { planExperiment } from '../../src/workflows/plan.js'
import { prepareExperiment } from '../../src/workflows/prepare.js'
import { temporaryFolder } from '../helpers/folder.js'

const folder = temporaryFolder()

async function estimated(model: string, generations = 1) {
  const path = join(folder, 'small.yaml')
  writeFileSync(
    path,
    `name: small
human: { world: almanac, documents: 40, facts: 20, statements_per_document: 1 }
model: { ${model} }
loop: { generations: ${generations}, probe: { tokens: 200 }, keep_models: none }
arms: { replace: { mixing: { strategy: replace } } }
metrics: [diversity, loss]
seeds: 1
`,
  )
  const prepared = await prepareExperiment(path, { runs: folder })
  const plan = await planExperiment(prepared)
  return estimate(prepared, plan, { workers: 2, threads: 1 })
}

const TINY = 'family: transformer, size: { layers: 1, heads: 1, width: 8, context: 32 }, tokenizer: words'

test('a small transformer is tried: an upper bound, since documents may be shorter than max_tokens', async () => {
  const found = await estimated(`${TINY}, training: { steps: 1000 }`)
  expect(found?.atMost).toBe(true)
  expect(found?.seconds).toBeGreaterThan(0)
  expect(found?.seconds).toBeLessThan(Infinity)
  // Documents of 40 samples and a probe of 200 words in each of 3 generations, compressed.
  expect(found?.bytes).toBeGreaterThan(100)
  expect(readdirSync(folder)).toEqual(['small.yaml'])
})

test('generations more take bytes in proportion; generation 0 is shared by the arms', async () => {
  const bytes = async (generations: number) => (await estimated(TINY, generations))?.bytes ?? 0
  // Two arms: 1 + 2 generations, and 1 + 4.
  expect((await bytes(2)) / (await bytes(1))).toBeCloseTo(5 / 3, 10)
})

test('a large one is not, and n-grams are no upper bound', async () => {
  expect(await estimated('family: transformer, preset: gpt2')).toBeUndefined()
  const found = await estimated('family: ngram, order: 2')
  expect(found?.seconds).toBeGreaterThan(0)
  expect(found?.atMost).toBeUndefined()
})
