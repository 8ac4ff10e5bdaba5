import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readStatements, recordStatements } from '../../../src/loop/results/excerpt-statements.js'
import { layout } from '../../../src/loop/store/layout.js'
import { tinyExperiment } from '../../helpers/experiments.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { open, runAll } from '../open.js'

const root = temporaryFolder()
const warnings: string[] = []
const session = await open(tinyExperiment({ metrics: 'distinct_n', seeds: 2 }), root, warnings)
await runAll(session)
const { store } = session
const path = layout.statements(root)

describe('statements of shown texts', () => {
  it('are those that the facts of the human data find, each with the tier of its fact', async () => {
    await recordStatements(session)
    const stored = await readStatements(store)
    // Two arms share generation 0; three generations of one seed.
    const records = await Promise.all(
      ['control', 'replace'].flatMap((arm) =>
        [0, 1, 2].map(async (generation) => (await store.readGeneration(arm, 1, generation))!),
      ),
    )
    expect(Object.keys(stored).sort()).toEqual([...new Set(records.map(({ keys }) => keys.measure))].sort())
    const { facts, human } = session.seed(1)
    for (const { keys } of records) {
      const { texts } = (await store.readSample(keys.sample))!
      expect(stored[keys.measure]).toHaveLength(3)
      stored[keys.measure]!.forEach((statements, document) => {
        const found = human.facts!.read(texts[document]!)
        expect(statements.map(({ kind, start, end }) => ({ kind, start, end }))).toEqual(
          found.map(({ kind, start, end }) => ({ kind, start, end })),
        )
        statements.forEach(({ kind, tier }, i) => {
          if (kind === 'right') expect(tier).toBe(facts!.tierNames[facts!.tiers[found[i]!.fact!]!])
        })
      })
    }
    const all = Object.values(stored).flat(2)
    expect(all.filter(({ kind }) => kind === 'right').length).toBeGreaterThan(10)
  })

  it('are not written again where nothing is new', async () => {
    const before = statSync(path)
    await recordStatements(session)
    expect(statSync(path).ino).toBe(before.ino)
  })

  it('count as missing where the file was altered, and are read again', async () => {
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('"right"', '"false"'))
    expect(await readStatements(store)).toEqual({})
    expect(warnings.at(-1)).toBe(`${path}: it was altered; the next run writes it again`)
    await recordStatements(session)
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it('are not there without facts', async () => {
    const folder = temporaryFolder()
    writeFileSync(
      `${folder}/text.txt`,
      Array.from({ length: 40 }, (_, i) => `one line of ${i} words`).join('\n'),
    )
    const plain = await open(
      tinyExperiment({ metrics: 'distinct_n' }).replace(
        /^human:.*$/m,
        `human: { files: ["${folder}/text.txt"], test: 10 }`,
      ),
      folder,
    )
    await recordStatements(plain)
    expect(existsSync(layout.statements(folder))).toBe(false)
  })
})
