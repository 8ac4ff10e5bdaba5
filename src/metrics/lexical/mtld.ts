import { factorLength } from './factor-length.js'
import { stretchMetrics } from './stretch-metrics.js'

const THRESHOLD = 0.72

/**
 * @example
 * mtld.joined.t0.72 of ['a b a b a'] // 5: 'a b a' is a factor, 'b a' has come down by nothing; the same backwards
 */
export const metrics = stretchMetrics({
  name: 'mtld',
  parameter: `t${THRESHOLD}`,
  label: 'MTLD',
  unit: 'tokens per factor',
  format: 'number',
  least: { joined: 1, document: 50 },
  index: (kinds) => factorLength(THRESHOLD, kinds),
  formula: `Measure of textual lexical diversity: how many tokens the text goes on before its type-token ratio has come down to ${THRESHOLD}.

**Formula.** Reading on from the start, a run (a *factor*) ends with the token at which types / tokens of the run is ${THRESHOLD} or less, and the next run begins. What is left at the end counts as (1 - its ratio) / (1 - ${THRESHOLD}) of a factor. MTLD = tokens / factors, the mean of reading forwards and backwards. Where no token comes again at all, there is one factor: the value is then the number of tokens, which is only a lower bound.`,
  bias: 'Nearly none from the number of tokens once the text has several factors; below about 100 tokens the unfinished factor decides.',
  sensible: 'Defined from one token on, as in the reference; at least 100 tokens, better several hundred.',
  source:
    'McCarthy and Jarvis 2010, MTLD, vocd-D, and HD-D, doi:10.3758/BRM.42.2.381. Same as LexicalRichness `mtld(threshold=0.72)` for joined documents.',
})
