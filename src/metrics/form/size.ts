import type { Metric } from '../../contracts/metric.js'
import { textMetric } from '../text-metric.js'

/**
 * @example
 * tokens of ['a b', '', 'c'] // 3
 * documents of ['a b', '', 'c'] // 3
 */
export const metrics: readonly Metric[] = [
  textMetric({
    id: 'tokens',
    version: 1,
    label: 'Tokens',
    unit: 'tokens',
    format: 'number',
    better: 'neither',
    definition: `Size of the sample in tokens. By default these are what Unicode's white space separates, as Python's str.split() takes it: text in scripts without spaces then counts as few, long tokens, and \`tokenisation: words\` or \`characters\` serves it better.

In the loop's probe it is the same for every arm and generation unless the model could not write that much. Defined for any sample; 0 where there is no text.

Source: counted.`,
    measure: (view) => ({ value: view.corpus().words.length, n: view.texts.length }),
  }),
  textMetric({
    id: 'documents',
    version: 1,
    label: 'Documents',
    unit: 'documents',
    format: 'number',
    better: 'neither',
    definition: `Number of documents of the sample, empty ones included. In the loop's probe it follows from the length of documents, since the number of tokens is fixed; the last one may be cut.

Source: counted.`,
    measure: (view) => ({ value: view.texts.length, n: view.texts.length }),
  }),
]
