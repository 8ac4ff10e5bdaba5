import { sampleCoverage } from '../../src/metrics/ecology/estimators/coverage.js'
import { hillNumber } from '../../src/metrics/ecology/estimators/hill-number.js'
import { rarefiedRichness } from '../../src/metrics/ecology/estimators/rarefaction.js'
import { chao1 } from '../../src/metrics/ecology/estimators/richness.js'
import { simpleGoodTuring } from '../../src/metrics/ecology/estimators/simple-good-turing.js'
import { type Spectrum, singletons, spectrumOfLevel } from '../../src/metrics/spectrum.js'
import { noNgrams } from '../../src/metrics/text-metric.js'
import type { Area, Check } from './area.js'

/**
 * The estimators themselves, on the counts of n-grams: the records go to orders, sizes and samples for which the
 * catalogue has no metric or says that they are too small.
 */
const ofCounts =
  (estimate: (spectrum: Spectrum, params: Readonly<Record<string, unknown>>) => number): Check =>
  ({ params, input }, inputs) => {
    const n = Number(params['n'])
    const level = inputs.context(input).probe.ngrams(n)
    if (level.total === 0) return noNgrams(n)
    return { value: estimate(spectrumOfLevel(level), params), n: level.total }
  }

/** Abundance: diversity, richness, coverage. */
export const ecology: Area = {
  hill_number: ofCounts((spectrum, { q }) => hillNumber(spectrum, Number(q))),
  rarefied_richness: ofCounts((spectrum, { sample }) => rarefiedRichness(spectrum, Number(sample))),
  chao1_richness: ofCounts(chao1),
  good_turing_unseen_mass: ofCounts((spectrum) => singletons(spectrum) / spectrum.total),
  simple_good_turing_discount: ofCounts((spectrum) => simpleGoodTuring(spectrum).unseenMass),
  sample_coverage: ofCounts(sampleCoverage),
}
