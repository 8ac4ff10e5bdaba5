import type { MetricContext } from '../../src/contracts/metric.js'
import {
  type PowerLawFit,
  approximateAlpha,
  closestPowerLaw,
  powerLawFrom,
} from '../../src/metrics/laws/power-law-fit.js'
import { rankRegression } from '../../src/metrics/laws/rank-frequency.js'
import { growthLine } from '../../src/metrics/laws/vocabulary-growth.js'
import { type Spectrum, spectrumOf } from '../../src/metrics/spectrum.js'
import { gramsAt } from '../../src/metrics/grams.js'
import type { Area, Check, Inputs, Parts, ReferenceRecord } from './area.js'

const measured =
  (id: string): Check =>
  ({ input }, inputs) =>
    inputs.measure(id, inputs.context(input))

/** The metric's reason where there is no value, and all parts of the fit behind it where there is. */
async function fitted(
  id: string,
  { input }: ReferenceRecord,
  inputs: Inputs,
  parts: (context: MetricContext) => Readonly<Record<string, number>>,
) {
  const context = inputs.context(input)
  const ours = await inputs.measure(id, context)
  if (ours.value === undefined) return ours
  const named = Object.entries(parts(context)).map(([name, value]) => [name, { value }] as const)
  return { parts: Object.fromEntries(named) } satisfies Parts
}

const spectrumIn = ({ probe }: MetricContext): Spectrum => spectrumOf(probe.ngrams(1).counts)

const powerLaw: Check = (record, inputs) => {
  const known = typeof record.params['xmin'] === 'number'
  const id = known ? 'power_law.alpha.xmin1' : 'power_law.alpha.closest'
  return fitted(id, record, inputs, (context) => {
    const spectrum = spectrumIn(context)
    const { alpha, from, distance } = (
      known ? powerLawFrom(spectrum, Number(record.params['xmin'])) : closestPowerLaw(spectrum)
    ) as PowerLawFit
    return { alpha, xmin: from, D: distance }
  })
}

/** Laws of word frequencies. scipy's linregress gives an R^2 of 0 where y does not vary; ours has none. */
export const laws: Area = {
  zipf_ols: (record, inputs) =>
    fitted('zipf.rank_regression', record, inputs, (context) => {
      const { slope, intercept, r2 } = rankRegression(spectrumIn(context))
      return { exponent: 0 - slope, intercept, r2: r2 ?? 0 }
    }),
  zipf_rank_mle: measured('zipf.rank_mle'),
  heaps_ols: (record, inputs) =>
    fitted('heaps.exponent', record, inputs, ({ probe }) => {
      const { slope, intercept, r2 } = growthLine(gramsAt(probe, 1), probe.ngrams(1).size)
      return { beta: slope, K: Math.exp(intercept), r2: r2 ?? 0 }
    }),
  powerlaw_alpha_approx: ({ input, params }, inputs) => ({
    value: approximateAlpha(spectrumIn(inputs.context(input)), Number(params['xmin'])),
  }),
  powerlaw_alpha_discrete_mle: measured('power_law.alpha.xmin1'),
  powerlaw_clauset: powerLaw,
  powerlaw_package: (record, inputs) =>
    record.error === undefined
      ? powerLaw(record, inputs)
      : 'the package fails where the counts above every xmin are few; ours fits them, as igraph does',
}
