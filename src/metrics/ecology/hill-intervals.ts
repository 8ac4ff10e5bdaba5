import type { Metric } from '../../contracts/metric.js'
import { spectrumOfLevel } from '../spectrum.js'
import type { Order } from './estimators/asymptote.js'
import { bootstrapInterval } from './estimators/bootstrap-interval.js'
import { hillAtSize } from './estimators/standardised.js'
import { GRAMS } from './gram-metric.js'
import { metrics as atCoverage } from './hill-at-coverage.js'
import { metrics as atSize } from './hill-at-size.js'
import { COVERAGES, type Level, ORDERS, SIZES } from './levels.js'

/** Draws from the estimated source: iNEXT's number. */
const REPLICATIONS = 50

const plain = new Map([...atSize, ...atCoverage].map((metric) => [metric.id, metric]))

export const metrics: readonly Metric[] = [
  ...withIntervals('hill_at_size', SIZES),
  ...withIntervals('hill_at_coverage', COVERAGES),
]

function withIntervals(family: string, levels: readonly Level[]): Metric[] {
  return GRAMS.flatMap((n) => ORDERS.flatMap((q) => levels.map((level) => withInterval(family, level, q, n))))
}

/**
 * The same metric with an interval around its value.
 *
 * @example
 * hill_at_size.boot50.q0.m1000.n1 of 600 times 'a' // 1, from 1 to 1
 */
function withInterval(family: string, level: Level, q: Order, n: number): Metric {
  const ending = `q${q}.${level.name}.n${n}`
  const metric = plain.get(`${family}.${ending}`)!
  return {
    ...metric,
    id: `${family}.boot${REPLICATIONS}.${ending}`,
    label: `${metric.label}, with interval`,
    definition: `The same value as \`${metric.id}\`, with a 95% interval.

**Formula.** Value +- 1.96 standard deviations of the same estimate from ${REPLICATIONS} samples of N ${n}-grams, drawn from the source as Chao et al. rebuild it: kinds that were seen have the probability (c / N) (1 - w (1 - c / N)^N), which leaves the unseen mass 1 - coverage to the estimated number of unseen kinds, in equal parts. The interval is cut at 1.

**Bias.** It shows the chance of drawing ${n}-grams independently, and no more: not the bias of extrapolation, and not that tokens of one document belong together, so for text it is too narrow. Intervals over documents or seeds are wider and the ones to compare arms by. Takes about ${REPLICATIONS} times as long as the value.

**Smallest sensible sample.** As for \`${metric.id}\`.

Source: Chao et al. 2014, doi:10.1890/13-0133.1, appendix G; R iNEXT's \`nboot = ${REPLICATIONS}\`.`,
    async measure(context) {
      const [measured] = await metric.measure(context)
      if (measured.value === undefined) return [measured]
      const interval = bootstrapInterval(
        spectrumOfLevel(context.probe.ngrams(n)),
        (sample) => hillAtSize(sample, q, level.size(sample)),
        REPLICATIONS,
        context.rng,
      )
      return [{ ...measured, ...interval }]
    },
  }
}
