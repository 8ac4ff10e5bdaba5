import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkNeeds } from '../../src/loop/text/check-needs.js'
import { temporaryFolder } from '../helpers/folder.js'
import { open, runAll } from './open.js'

const folder = temporaryFolder()

// An order of 4 sees too little of a sum to be right about it.
const experiment = (world: string) => `name: verified
human: ${world}
model: { family: ngram, order: 4, smoothing: { absolute: 0.1 } }
loop: { generations: 2, sample: { documents: 300, max_tokens: 40 }, probe: { tokens: 2000 } }
arms:
  replace: { mixing: { strategy: replace } }
  verified: { mixing: { strategy: replace }, curation: [{ stage: verifier }] }
control: false
seeds: 1
metrics: [statements, facts.coverage, kept.statements.right_share]
`

const ARITHMETIC = '{ world: arithmetic, facts: 50, documents: 100, statements_per_document: 2 }'
const LOGIC = '{ world: logic, facts: 50, longest: 7, documents: 100, statements_per_document: 2 }'

describe('a verified loop', () => {
  it.each([
    ['arithmetic', ARITHMETIC],
    ['logic', LOGIC],
  ])('of the world %s stays right where an unverified one does not', async (_name, world) => {
    const session = await open(experiment(world), join(folder, 'runs'))
    await runAll(session)
    const shareOf = async (arm: string, metric: string, generation: number) => {
      const record = await session.store.readGeneration(arm, 1, generation)
      return record?.metrics[metric].values[0].value ?? Number.NaN
    }
    const right = 'statements.right_share'
    // Generation 0 is the same model in both.
    expect(await shareOf('verified', right, 0)).toBe(await shareOf('replace', right, 0))
    expect(await shareOf('replace', `kept.${right}`, 2)).toBeLessThan(0.9)
    for (const generation of [0, 1, 2]) {
      expect(await shareOf('verified', `kept.${right}`, generation)).toBe(1)
    }
    expect(await shareOf('verified', right, 2)).toBeGreaterThan((await shareOf('replace', right, 2)) + 0.1)
  })

  it('says before the run that there is nothing to verify', async () => {
    const files = `{ files: ["${new URL('../../README.md', import.meta.url).pathname}"], test: 5 }`
    const text = experiment(files).replace(/^metrics:.*$/m, 'metrics: [types]')
    const session = await open(text, 'nowhere')
    expect(() => checkNeeds(session.arms, session.experiment, session.seed(1).human)).toThrow(
      'test.yaml: arms.verified: curation[0]: stage verifier judges documents by their statements, and the human data has no known facts',
    )
  })
})
