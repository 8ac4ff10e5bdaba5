import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { continuedControl, verdict } from '../../src/analysis/index.js'
import { collectResults } from '../../src/loop/results/collect.js'
import { layout } from '../../src/loop/store/layout.js'
import { overviewOf } from '../../src/loop/results/overview.js'
import { STORE_FORMAT } from '../../src/loop/store/records.js'
import type { TextSession } from '../../src/loop/text/session.js'
import { temporaryFolder } from '../helpers/folder.js'
import { logged, stepwiseExperiment } from '../helpers/stepwise.js'
import { reproducibleFiles } from '../helpers/tree.js'
import { keysOf, open, runAll } from './open.js'

const FRESH = stepwiseExperiment()
const CONTINUES = stepwiseExperiment('continues: true')
const CHEAP = stepwiseExperiment('continues: true, cheap: true')

let log = ''
beforeEach(() => {
  log = join(temporaryFolder(), 'log')
  process.env['STEPWISE_LOG'] = log
})
afterEach(() => {
  delete process.env['STEPWISE_LOG']
})

const fits = () => logged(log).filter((line) => line.startsWith('fit '))

/** Arm by arm, whether the fits began with another model, and with how large a one. */
const initials = () => fits().map((line) => line.replace(/.*initial=/, ''))

async function run(text: string, root = temporaryFolder()): Promise<{ session: TextSession; root: string }> {
  const session = await open(text, root)
  await runAll(session)
  return { session, root }
}

function fitSteps(root: string): number {
  return readdirSync(layout.steps(root)).filter((name) => name.startsWith('fit-')).length
}

describe('keys of a family that continues', () => {
  it('hold the previous fit from generation 1 on; generation 0 has none', async () => {
    const plain = await keysOf(FRESH)
    const going = await keysOf(CONTINUES)
    // Without continuing and without random fits the control has one model for all generations.
    expect(new Set(plain['control'].map(({ fit }) => fit)).size).toBe(1)
    expect(new Set(going['control'].map(({ fit }) => fit)).size).toBe(3)
    expect(going['control'][0].fit).toBe(going['replace'][0].fit)
  })
})

describe('a chain of a family that continues', () => {
  it('hands every fit the previous model of the same arm, and to the control its own', async () => {
    const { session } = await run(CONTINUES)
    const human = session.seed(1).humanTokens
    // Arms in the order of the file, the control first; generation 0 is fitted once.
    const drawn = 60 * 12
    expect(initials()).toEqual(['none', human, 2 * human, human, human + drawn].map(String))
  })

  it('hands nothing to families that do not ask for it', async () => {
    await run(FRESH)
    expect(new Set(initials())).toEqual(new Set(['none']))
  })

  it.each([
    ['ends', 3],
    ['none', 0],
    ['all', 5],
  ])('under keep_models: %s ends with %d stored models, cheap to fit or not', async (keep, stored) => {
    for (const text of [CONTINUES, CHEAP]) {
      const { root } = await run(text.replace('generations: 2', `generations: 2, keep_models: ${keep}`))
      expect(fitSteps(root)).toBe(stored)
    }
  })

  it('goes on in another process from the stored model, to the same bytes', async () => {
    const whole = await run(CHEAP)
    const all = fits().length
    const root = temporaryFolder()
    for (const generation of [0, 1, 2]) {
      const session = await open(CHEAP, root)
      for (const { arm } of session.arms) {
        await session.chain(arm, 1).run(generation, { phase() {}, done() {} })
      }
    }
    // No fit twice: each process began with the stored model.
    expect(fits()).toHaveLength(2 * all)
    expect(logged(log)).toContain('load')
    expect(reproducibleFiles(root)).toEqual(reproducibleFiles(whole.root))
  })

  it('fits the previous models again where they are gone, to the same bytes', async () => {
    const { root } = await run(CONTINUES)
    const before = reproducibleFiles(root)
    for (const name of readdirSync(layout.steps(root))) {
      if (name.startsWith('fit-')) rmSync(join(layout.steps(root), name), { recursive: true })
    }
    for (const folder of ['replace', 'control', 'measures']) rmSync(join(root, folder), { recursive: true })
    await run(CONTINUES, root)
    expect(reproducibleFiles(root)).toEqual(before)
  })
})

describe('a report of such a run', () => {
  it('says that the control goes on too, and is no flat line', async () => {
    const sentence = async (text: string) => {
      const { session } = await run(text)
      const manifest = {
        format: STORE_FORMAT,
        text: '',
        options: { path: 'test.yaml' },
        resolved: '',
        fingerprint: '',
        human: [],
        modules: {},
        notes: [],
        overview: overviewOf(session),
      }
      const results = await collectResults(manifest, session.store)
      return continuedControl(results, verdict(results))
    }
    expect(await sentence(CONTINUES)).toBe(
      'The control goes on from its own previous model on the same human text: it has been trained as often as the other arms, so it overfits more with every generation and is no flat line.',
    )
    expect(await sentence(FRESH)).toBeUndefined()
  })
})
