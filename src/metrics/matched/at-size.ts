import type { Measured, Metric, MetricContext } from '../../contracts/metric.js'
import { spectrumOfLevel } from '../spectrum.js'
import { undefinedBecause } from '../text-metric.js'
import { coverageAt, tokensAtCoverage } from './coverage.js'
import { measureMatched } from './measure-matched.js'
import { type MatchedSize, splitSuffix } from './suffix.js'
import { FEWEST_DOCUMENTS, LARGEST_SHARE } from './summarise-parts.js'

/** Raised when parts are drawn or intervals computed otherwise: all matched values change with it. */
const VERSION = 1

/** Enough for a mean that is sure to a seventh of one part's spread, and for Student's t to be near the normal. */
export const REPETITIONS = 50

/** The same metric at a declared size of the sample: `types@5000`. */
export function atSize(metric: Metric, suffix: string): Metric {
  const { size } = splitSuffix(metric.id + suffix)
  if (size === undefined) return metric
  const { dependsOn = [], ...described } = metric
  // At equal tokens the number of documents still follows from their length.
  const left = dependsOn.includes('documents') || dependsOn.includes('length') ? ['length' as const] : []
  return {
    ...described,
    ...(left.length > 0 ? { dependsOn: left } : {}),
    id: metric.id + suffix,
    version: `${metric.version}@${VERSION}`,
    label: `${metric.label} at ${inWords(size)}`,
    definition: `${definitionOf(size)}\n\n${metric.definition}`,
    measure: (context) => measureAt(metric, size, context),
  }
}

async function measureAt(metric: Metric, size: MatchedSize, context: MetricContext): Promise<Measured[]> {
  const tokens = size.by === 'tokens' ? size.tokens : tokensFor(size.percent, context)
  if (typeof tokens !== 'number') return [tokens]
  const measured = await measureMatched(metric, context, {
    tokens,
    repetitions: REPETITIONS,
    rng: context.rng.fork('matched'),
  })
  if (size.by === 'tokens') return measured
  return measured.map((value) => ({
    ...value,
    note: [`at ${tokens} tokens`, value.note].filter((part) => part !== undefined).join('; '),
  }))
}

function tokensFor(percent: number, { probe }: MetricContext): number | Measured {
  const spectrum = spectrumOfLevel(probe.ngrams(1))
  const { total } = spectrum
  const tokens = tokensAtCoverage(spectrum, percent / 100)
  if (tokens !== undefined) return tokens
  if (total === 0) return undefinedBecause('there are no tokens', 0)
  const reached = Math.floor(1000 * coverageAt(spectrum, total)) / 10
  return undefinedBecause(
    `needs a sample that covers ${percent}% of all tokens, its ${total} cover ${reached}%`,
    total,
  )
}

function inWords(size: MatchedSize): string {
  return size.by === 'tokens' ? `${size.tokens.toLocaleString('en-US')} tokens` : `${size.percent}% coverage`
}

function definitionOf(size: MatchedSize): string {
  const interval = `low and high are a 95% interval for the value at that size among all documents of the source (delete-d jackknife over the parts); none with fewer than ${FEWEST_DOCUMENTS} documents, or where the parts leave less than ${Math.round(100 * (1 - LARGEST_SHARE))}% of the sample out.`
  const parts = `the mean over ${REPETITIONS} random parts of the sample, of whole documents without replacement, the last one cut to make up the number`
  return size.by === 'tokens'
    ? `**At ${inWords(size)}**: ${parts}. Samples of different sizes compare; one with fewer tokens has no value. ${interval} Source: Shao and Wu 1989, doi:10.1214/aos/1176347263.`
    : `**At ${inWords(size)}**: ${parts}, which here is the smallest at which the expected coverage (the probability that one more token of the source is of a kind already seen) of as many tokens drawn one by one reaches ${size.percent}%. Samples compare that tell equally much of their source: one of a rich source is larger. ${interval} The number of tokens counts as known. Undefined where the whole sample covers less. Sources: Chao and Jost 2012, doi:10.1890/11-1952.1; Shao and Wu 1989, doi:10.1214/aos/1176347263.`
}
