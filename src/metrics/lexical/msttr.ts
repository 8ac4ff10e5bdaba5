import { segmentTtr } from './segment-ttr.js'
import { stretchMetrics } from './stretch-metrics.js'

const SEGMENT = 50

/**
 * @example
 * msttr.joined.s50 of fifty times 'a' and then twenty-five times 'b c' // 0.03: segments with 1 and 2 distinct tokens
 */
export const metrics = stretchMetrics({
  name: 'msttr',
  parameter: `s${SEGMENT}`,
  label: 'Mean segmental type-token ratio',
  unit: `distinct tokens / ${SEGMENT}`,
  format: 'percent',
  least: { joined: SEGMENT, document: SEGMENT },
  index: (kinds) => segmentTtr(SEGMENT, kinds),
  formula: `Share of distinct tokens in segments of ${SEGMENT} tokens.

**Formula.** The text is cut into segments of ${SEGMENT} successive tokens; mean over the segments of types / ${SEGMENT}. What is left at the end, less than a segment, is dropped. (LexicalRichness drops the last segment even where it is full.)`,
  bias: 'None from the number of tokens. Depends on where the cuts fall: `mattr` averages over all of them and has the smaller variance; this one is here to compare with published numbers.',
  sensible: `${SEGMENT} tokens for a value; about 1,000 for one that holds still.`,
  source: 'Johnson 1944, Studies in language behavior I: a program of research, doi:10.1037/h0093508.',
})
