import { movingTtr } from './moving-ttr.js'
import { stretchMetrics } from './stretch-metrics.js'

const WINDOW = 50

/**
 * @example
 * mattr.joined.w50 of forty-nine times 'a' and then 'b c' // 0.05: two windows with 2 and 3 distinct tokens
 */
export const metrics = stretchMetrics({
  name: 'mattr',
  parameter: `w${WINDOW}`,
  label: 'Moving-average type-token ratio',
  unit: `distinct tokens / ${WINDOW}`,
  format: 'percent',
  least: { joined: WINDOW, document: WINDOW },
  index: (kinds) => movingTtr(WINDOW, kinds),
  formula: `Share of distinct tokens in a passage of ${WINDOW} tokens, wherever it begins: how little the text repeats itself within a few sentences.

**Formula.** Mean over all windows of ${WINDOW} successive tokens of types / ${WINDOW}.`,
  bias: 'None from the number of tokens: the window is always as long. It sees only what comes again within the window: the same sentence on every page leaves it where it was.',
  sensible: `${WINDOW} tokens for a value; about 500 for one that holds still.`,
  source:
    'Covington and McFall 2010, Cutting the Gordian knot: the moving-average type-token ratio, doi:10.1080/09296171003643098. Same as LexicalRichness `mattr(window_size=50)` for joined documents.',
})
