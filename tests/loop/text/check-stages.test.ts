import { describe, expect, it } from 'vitest'
import type { FactReader } from '../../../src/contracts/world.js'
import { deduplicate } from '../../../src/curation/deduplicate.js'
import { verifier } from '../../../src/curation/verifier.js'
import type { Stage } from '../../../src/contracts/stage.js'
import { checkStages } from '../../../src/loop/text/check-stages.js'

const reader = (tells: FactReader['tells']): FactReader => ({ facts: [], read: () => [], tells })
const stages = [deduplicate, verifier as Stage].map((stage) => ({ stage, options: {} }))
const check = (facts?: FactReader) => checkStages({ stages }, facts ? { facts } : {}, 'x.yaml: arms.a')

describe('checkStages', () => {
  it('refuses a verifier without facts', () => {
    expect(() => check()).toThrow(
      'x.yaml: arms.a: curation[1]: stage verifier judges documents by their statements, and the human data has no known facts',
    )
  })

  it('refuses a verifier of facts that are never wrong, such as mined names', () => {
    expect(() => check(reader([]))).toThrow('the facts of the human data are never stated wrong')
  })

  it('takes a reader that tells false statements, and stages that read none', () => {
    expect(() => check(reader(['false']))).not.toThrow()
    expect(() => checkStages({ stages: stages.slice(0, 1) }, {}, 'x')).not.toThrow()
  })
})
