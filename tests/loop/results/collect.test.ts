import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { collectResults } from '../../../src/loop/results/collect.js'
import { layout } from '../../../src/loop/store/layout.js'
import type { Manifest } from '../../../src/loop/results/manifest.js'
import { overviewOf } from '../../../src/loop/results/overview.js'
import type { TextSession } from '../../../src/loop/text/session.js'
import { STORE_FORMAT } from '../../../src/loop/store/records.js'
import { tinyExperiment } from '../../helpers/experiments.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { open, runAll } from '../open.js'

const MANIFEST: Omit<Manifest, 'overview'> = {
  format: STORE_FORMAT,
  text: '',
  options: { path: 'test.yaml' },
  resolved: 'resolved: true\n',
  fingerprint: 'abc',
  human: [{ pool: 'train', documents: 100, tokens: 4000 }],
  modules: {},
  notes: ['a note'],
}

function collect(session: TextSession) {
  return collectResults({ ...MANIFEST, overview: overviewOf(session) }, session.store)
}

const TEXT = tinyExperiment({ metrics: 'distinct_n.pooled.n2, facts.coverage', seeds: 2 })

async function finished() {
  const root = temporaryFolder()
  const session = await open(TEXT, root)
  await runAll(session)
  return { root, session, collect: () => collect(session) }
}

describe('collectResults', () => {
  it('has a row for each value, a mix for each generation, excerpts, tiers and notes', async () => {
    const { collect } = await finished()
    const results = await collect()
    expect(results.arms.map(({ name, humanOnly }) => [name, humanOnly])).toEqual([
      ['control', true],
      ['replace', false],
    ])
    const distinct = results.rows.filter(({ metric }) => metric === 'distinct_n.pooled.n2')
    expect(distinct).toHaveLength(2 * 2 * 3)
    expect(new Set(distinct.map(({ value }) => value)).size).toBeGreaterThan(6)
    expect(results.mixes).toHaveLength(12)
    expect(results.mixes[0]).toMatchObject({
      arm: 'control',
      seed: 1,
      generation: 0,
      documents: 100,
      human: 100,
    })
    expect(results.mixes.filter(({ arm, generation }) => arm === 'replace' && generation > 0)).toSatisfy(
      (mixes: typeof results.mixes) =>
        mixes.every(({ human, synthetic }) => human === 0 && synthetic === 100),
    )
    // Three positions in generations 0, 1 and 2 of the first seed of both arms.
    expect(results.excerpts).toHaveLength(18)
    expect(results.tiers?.reduce((sum, { facts }) => sum + facts, 0)).toBeGreaterThan(0)
    expect(results.metrics.map(({ id }) => id)).toEqual(['distinct_n.pooled.n2', 'facts.coverage'])
    expect(results.notes).toContain('a note')
    expect(results.failures).toEqual([])
    expect(results.durations.sample).toBeGreaterThan(0)
  })

  it('stops a run at the first generation that is missing or altered', async () => {
    const { root, collect } = await finished()
    rmSync(layout.generation(root, 'replace', 1, 1))
    const path = layout.generation(root, 'replace', 2, 2)
    writeFileSync(path, readFileSync(path, 'utf8').replace('"kept": 100', '"kept": 101'))
    const { mixes } = await collect()
    const present = mixes
      .filter(({ arm }) => arm === 'replace')
      .map(({ seed, generation }) => [seed, generation])
    expect(present).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
    ])
  })

  it('shows a failure of a run that lacks generations, not one that was overcome', async () => {
    const { root, session, collect } = await finished()
    const failure = { format: STORE_FORMAT, generation: 2, message: 'its worker process ended' }
    await session.store.writeFailure('replace', 1, failure)
    expect((await collect()).failures).toEqual([])
    rmSync(layout.generation(root, 'replace', 1, 2))
    expect((await collect()).failures).toEqual([
      { arm: 'replace', seed: 1, generation: 2, message: 'its worker process ended' },
    ])
  })

  it('leaves out metrics that the experiment no longer has', async () => {
    const { root } = await finished()
    const fewer = await open(TEXT.replace(', facts.coverage', ''), root)
    const { rows } = await collect(fewer)
    expect(new Set(rows.map(({ metric }) => metric))).toEqual(new Set(['distinct_n.pooled.n2']))
  })
})
