import { describe, expect, it } from 'vitest'
import { checkNeeds, planWarnings } from '../../src/loop/check-needs.js'
import { tinyExperiment, type TinyOptions } from '../helpers/experiments.js'
import { open } from './open.js'

async function check(options: TinyOptions, change = (text: string) => text): Promise<void> {
  const session = await open(change(tinyExperiment(options)), 'nowhere')
  checkNeeds(session.arms, session.experiment, session.seed(1).human)
}

const arm = (mixing: string) => ({ arms: [`x: { mixing: ${mixing} }`] })

describe('checkNeeds', () => {
  it.each([
    [
      'more human documents than there are',
      arm('{ strategy: human-subset, human: { count: 101, draw: fixed } }'),
      'test.yaml: arms.x: generation 1 wants 101 human documents, the training split has 100',
    ],
    [
      'a human part larger than the mix',
      { arms: ['x: { loop: { budget: 50 }, mixing: { strategy: mix, human: { count: 60, draw: fixed } } }'] },
      'test.yaml: arms.x: the human part (60 documents) is larger than the mix (50)',
    ],
    [
      'the same, however much is repeated',
      {
        arms: [
          'x: { loop: { budget: 50 }, mixing: { strategy: mix, human: { count: 60, draw: fixed, allow_repetition: true } } }',
        ],
      },
      'test.yaml: arms.x: the human part (60 documents) is larger than the mix (50)',
    ],
    [
      'more synthetic documents than a sample has',
      {
        arms: ['x: { loop: { budget: 200 }, mixing: { strategy: mix, human: { share: 0.1, draw: fixed } } }'],
      },
      'test.yaml: arms.x: generation 1 wants 180 documents of a sample of 100',
    ],
    [
      'a subsample larger than its pool',
      { arms: ['x: { loop: { budget: 201 }, mixing: { strategy: accumulate-subsample } }'] },
      'test.yaml: arms.x: generation 1 wants 101 human documents, the training split has 100',
    ],
  ])('refuses %s', async (_what, options, message) => {
    await expect(check(options)).rejects.toMatchObject({
      name: 'BadInputError',
      message,
      hint: expect.stringMatching(/\.$/),
    })
  })

  it('lets a world write as many fresh documents as are needed', async () => {
    await check(arm('{ strategy: mix, human: { share: 0.5, draw: fresh } }'))
  })

  it('takes repetition for an answer', async () => {
    await check(arm('{ strategy: human-subset, human: { count: 500, draw: fixed, allow_repetition: true } }'))
  })
})

describe('planWarnings', () => {
  it('names the arms that see too little once, and no others', async () => {
    const session = await open(
      tinyExperiment({
        arms: [
          'short: { mixing: { strategy: replace } }',
          'long: { model: { order: 6 }, mixing: { strategy: replace } }',
        ],
      }),
      'nowhere',
    )
    const warnings = planWarnings(session.arms, session.seed(1).human)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(/^control, short: the model sees 4 tokens at once, world almanac needs 6 /)
  })
})
