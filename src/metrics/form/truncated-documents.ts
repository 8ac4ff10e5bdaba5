import type { Metric } from '../../contracts/metric.js'
import { CUT_BY_VIEW } from '../../text/view.js'
import { textMetric, undefinedBecause } from '../text-metric.js'

/**
 * @example
 * truncated_documents of four documents of which the limit cut one // 1/4
 */
export const metrics: readonly Metric[] = [
  textMetric({
    id: 'truncated_documents',
    version: 1,
    label: 'Truncated documents',
    unit: 'share of documents',
    format: 'percent',
    better: 'lower',
    minimum: { documents: 1 },
    definition: `Share of documents that the model did not end by itself: the token limit cut them.

**Formula.** documents cut by max_tokens / documents. The last document of a probe, cut to make up the probe's number of tokens, is left out.

**Bias.** None. It depends on \`max_tokens\`, which is part of the experiment. A high share says that lengths and per-document metrics show the limit, not the model.

**Smallest sensible sample.** About 30 documents. Undefined for human text, which has no limit.

Source: counted.`,
    measure({ finished }) {
      if (finished === undefined) return undefinedBecause('nobody recorded which documents were cut')
      const whole = finished.filter((state) => state !== CUT_BY_VIEW)
      if (whole.length === 0) return undefinedBecause('the only document is cut by the size of the probe', 0)
      return { value: whole.filter((state) => state === 0).length / whole.length, n: whole.length }
    },
  }),
]
