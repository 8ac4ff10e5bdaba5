import { describe, expect, it } from 'vitest'
import { parseExperiment } from '../../src/config/parse.js'
import { checkLaws } from '../../src/workflows/check-laws.js'
import { tinyExperiment } from '../helpers/experiments.js'

const withLaw = (law: string) =>
  parseExperiment(
    tinyExperiment({
      metrics: 'loss',
      more: [`expect: [{ arm: replace, metric: human_loss.per_token, law: ${law} }]`],
    }),
    { path: 'x.yaml' },
  )

describe('laws that expectations name', () => {
  it('are known, with the parameters they need, before the run', async () => {
    const right = await withLaw('{ name: gaussian.replace.mean_variance, with: { points: 10, ddof: 1 } }')
    expect(() => checkLaws(right)).not.toThrow()
    const unknown = await withLaw('{ name: gaussian.replace.mean_varianc, with: { points: 10 } }')
    expect(() => checkLaws(unknown)).toThrow(
      /^x\.yaml:10:10 expect\[0\]\.law: unknown law "gaussian\.replace\.mean_varianc": did you mean "gaussian\.replace\.mean_variance"\?/,
    )
    const wrong = await withLaw('{ name: gaussian.replace.mean_variance, with: { points: few } }')
    expect(() => checkLaws(wrong)).toThrow(/the law gaussian\.replace\.mean_variance: points: /)
  })
})
