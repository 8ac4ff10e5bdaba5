import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generatedDocs } from '../../scripts/generated-docs.js'

test('the committed reference pages are what npm run docs writes', async () => {
  const docs = await generatedDocs()
  expect(Object.keys(docs).sort()).toEqual([
    'docs/experiment-file.md',
    'docs/metrics.md',
    'docs/theory.md',
    'experiments/experiment.schema.json',
  ])
  for (const [path, text] of Object.entries(docs)) {
    const committed = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
    expect(committed, `${path} is out of date: npm run docs`).toBe(text)
  }
})
