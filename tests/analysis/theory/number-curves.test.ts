import { describe, expect, it } from 'vitest'
import { theoryCurves } from '../../../src/analysis/theory/curves.js'
import { fakeNumbers } from '../../report/fake-numbers.js'

describe('curves of theory over numbers', () => {
  it('follow the laws of a refitted normal distribution', async () => {
    const { curves, notCovered } = await theoryCurves(fakeNumbers())
    const at = (arm: string, metric: string) =>
      curves.find((one) => one.arm === arm && one.metric === metric)?.values
    // Unbiased fits keep the mean variance; E (mu_g - mu)^2 = (g + 1) / n: t / M of Shumailov et al. 2024.
    expect(at('replace', 'variance.ratio_to_truth')).toEqual([1, 1, 1, 1, 1])
    expect(at('replace', 'mean_error.squared')?.[4]).toBeCloseTo(5 / 100, 12)
    // By hand: after t = 1 fit of n = 100 the spread is 0.99 and c = 100 / 99; the second adds 100 / 200^2.
    expect(at('accumulate', 'mean_error.squared')?.[1]).toBeCloseTo(1 / 100 + 100 / 40_000, 12)
    expect(notCovered).toEqual([
      { arm: 'accumulate-subsample', reason: 'no law of Gaussian moments for accumulate-subsample' },
    ])
  })

  it('know how many states survive resampling', async () => {
    const { curves } = await theoryCurves(fakeNumbers({ world: 'states' }))
    const of = (arm: string, metric: string, group = '') =>
      curves.find((one) => one.arm === arm && one.metric === metric && one.group === group)?.values
    // 31.77 of 50 states of a Zipf law are among 100 draws (sum of 1 - (1 - p)^100); accumulate loses none of them.
    expect(of('accumulate', 'surviving_states.count')?.map((value) => Number(value.toFixed(2)))).toEqual([
      31.77, 31.77, 31.77, 31.77, 31.77,
    ])
    // Measured by `collapse run`, 1,000 chains, seed 1: 16.9 states left at generation 4, standard error 0.09.
    expect(Math.abs((of('replace', 'surviving_states.count')?.[4] ?? 0) - 16.9)).toBeLessThan(0.4)
    // Seddik et al. 2024, equation 6: 1 - S is multiplied by 1 - 1/n in every fit, S = 0.080282.
    expect(of('replace', 'state_distance.squared_error')?.[1]).toBeCloseTo(
      (1 - 0.99 * 0.99) * (1 - 0.080282),
      5,
    )
    expect(of('replace', 'tier_coverage.truth', '0.1 and above')?.[0]).toBeCloseTo(1, 4)
  })

  it('say which assumption fails where there are none', async () => {
    const reason = async (text: string) =>
      (await theoryCurves(fakeNumbers({ arm: text }))).notCovered.find(({ arm }) => arm === 'replace')?.reason
    expect(await reason('{ mixing: { strategy: replace }, curation: [{ stage: ball-verifier }] }')).toContain(
      'curation',
    )
    expect(await reason('{ mixing: { strategy: replace }, loop: { budget: 50 } }')).toContain('as large as')
    expect(await reason('{ mixing: { strategy: replace }, model: { family: kernel-density } }')).toContain(
      'no law',
    )
    expect(await reason('{ mixing: { strategy: window } }')).toContain(
      'no law of Gaussian moments for window',
    )
    expect(
      await reason('{ mixing: { strategy: accumulate }, loop: { sample: { temperature: 0.9 } } }'),
    ).toContain('temperature 1')
    // One point has no squared deviation: the law refuses, and the arms beside it keep their curves.
    const { configuration, ...rest } = fakeNumbers()
    const single = await theoryCurves({
      ...rest,
      configuration: configuration.replace(/(points|budget): 100\b/g, '$1: 1'),
    })
    expect(single.notCovered.find(({ arm }) => arm === 'replace')?.reason).toContain('cannot take points')
  })
})
