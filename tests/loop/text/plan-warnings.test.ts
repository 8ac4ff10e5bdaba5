import { describe, expect, it } from 'vitest'
import { planWarnings } from '../../../src/loop/text/plan-warnings.js'
import { tinyExperiment } from '../../helpers/experiments.js'
import { open } from '../open.js'

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
    expect(warnings[0]).toMatch(/^control, short: the model sees 4 words at once, world almanac needs 6 /)
  })

  it('names the arms whose samples are one document again and again', async () => {
    const session = await open(
      tinyExperiment({
        arms: [
          'drawn: { model: { order: 6 }, mixing: { strategy: replace } }',
          'likeliest: { model: { order: 6 }, loop: { sample: { greedy: true } }, mixing: { strategy: replace } }',
        ],
      }),
      'nowhere',
    )
    expect(planWarnings(session.arms, session.seed(1).human)).toContain(
      'likeliest: greedy decoding and beam search draw nothing, so all documents of a sample will be the same one',
    )
  })
})
