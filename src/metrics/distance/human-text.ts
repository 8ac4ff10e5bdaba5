import type { Measured, Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { belowMinimum, noNgrams } from '../text-metric.js'

/** What to report where the sample or the human text is too small, or undefined where both are large enough. */
export function eitherBelowMinimum(
  minimum: Metric['minimum'],
  sample: TextView,
  human: TextView,
  split: 'train' | 'test',
): Measured | undefined {
  return belowMinimum(minimum, sample) ?? ofHuman(split, belowMinimum(minimum, human))
}

/** The same where all documents of one of them are shorter than n tokens. */
export function eitherWithoutNgrams(
  n: number,
  sample: TextView,
  human: TextView,
  split: 'train' | 'test',
): Measured | undefined {
  if (sample.ngrams(n).total === 0) return noNgrams(n)
  return human.ngrams(n).total === 0 ? ofHuman(split, noNgrams(n)) : undefined
}

/** A reason that is about the human text. */
export function ofHuman(split: 'train' | 'test', measured: Measured | undefined): Measured | undefined {
  return measured && { ...measured, undefinedReason: `human ${split} split: ${measured.undefinedReason}` }
}
