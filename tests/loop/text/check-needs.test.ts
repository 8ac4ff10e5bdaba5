import { describe, expect, it } from 'vitest'
import { checkNeeds } from '../../../src/loop/text/check-needs.js'
import { tinyExperiment, type TinyOptions } from '../../helpers/experiments.js'
import { open } from '../open.js'

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
    [
      'a share that is less than half a document, and names the arm',
      arm('{ strategy: mix, human: { share: 0.001, draw: fixed } }'),
      'test.yaml: arms.x: a human share of 0.001 of a mix of 100 rounds to none',
    ],
    [
      'a rule of decoding that the family does not know',
      { arms: ['x: { loop: { sample: { beams: 5 } }, mixing: { strategy: replace } }'] },
      'test.yaml: arms.x: loop.sample: family ngram does not know beams',
    ],
    [
      'hidden states of models that have none',
      { metrics: 'types, mauve.hidden' },
      'test.yaml: metrics: mauve.hidden asks for hidden states, and no arm has a model with such',
    ],
    [
      'another one',
      { arms: ['x: { loop: { sample: { repetition_penalty: 1.2 } }, mixing: { strategy: replace } }'] },
      'test.yaml: arms.x: loop.sample: family ngram does not know repetition_penalty',
    ],
    [
      'a strategy that looks at a control that is not there',
      {
        ...arm('{ strategy: adaptive, metric: distinct_n.pooled.n2, human: { draw: fixed } }'),
        control: false,
      },
      'test.yaml: arms.x: strategy adaptive compares with the arm "control", which this experiment does not have',
    ],
    [
      'a strategy that watches what is not measured',
      arm('{ strategy: adaptive, metric: facts.coverage/1, human: { draw: fixed } }'),
      expect.stringContaining('arms.x: strategy adaptive watches facts.coverage/1, which is not measured: '),
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
