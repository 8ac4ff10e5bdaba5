import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/folder.js'
import { open, runAll } from './open.js'

const experiment = (metrics: string) => `name: retained
human: { world: almanac, documents: 60, test_documents: 10 }
model: { family: ngram, order: 6, smoothing: none }
loop: { generations: 2, sample: { max_tokens: 60 }, probe: { tokens: 600 } }
arms: { replace: { mixing: { strategy: replace } } }
control: false
seeds: 1
metrics: [${metrics}]
`

async function measured(root: string, metrics: string) {
  const session = await open(experiment(metrics), root)
  const { made } = await runAll(session)
  const records = await Promise.all(
    [0, 1, 2].map((generation) => session.store.readGeneration('replace', 1, generation)),
  )
  const of = (id: string) =>
    records.map((record) => record?.metrics[id]?.values.find(({ group }) => group === 'all'))
  return { made, of, steps: readdirSync(join(root, 'steps')).sort() }
}

it('compares with the stored probe of generation 0, also when it is asked for later', async () => {
  const later = join(temporaryFolder(), 'runs')
  const before = await measured(later, 'facts.coverage')
  const after = await measured(later, 'facts.coverage, facts.retention')
  // Measured again, nothing fitted or drawn again.
  expect(after.made).toBe(3)
  expect(after.steps).toEqual(before.steps)

  const coverage = after.of('facts.coverage')
  const [zero, one, two] = after.of('facts.retention')
  const known = Math.round((coverage[0]?.value ?? 0) * (coverage[0]?.n ?? 0))
  expect(zero).toEqual({ group: 'all', value: 1, n: known })
  for (const [index, retained] of [one, two].entries()) {
    expect(retained?.n).toBe(known)
    expect(retained?.value).toBeLessThan(1)
    const covered = (coverage[index + 1]?.value ?? 0) * (coverage[index + 1]?.n ?? 0)
    expect((retained?.value ?? 0) * known).toBeLessThanOrEqual(covered + 1e-9)
  }

  const atOnce = await measured(join(temporaryFolder(), 'runs'), 'facts.coverage, facts.retention')
  expect(atOnce.of('facts.retention')).toEqual([zero, one, two])
})
