import type { Metric } from '../../contracts/metric.js'
import { compressedSize } from '../entropy/compressors.js'
import { undefinedBecause } from '../text-metric.js'
import { syntaxMetric, TAGS } from './tagged.js'

/**
 * @example
 * pos_compression_ratio.zlib of 'It rained.' a thousand times // above 100
 */
export const metrics: readonly Metric[] = [
  syntaxMetric({
    id: 'pos_compression_ratio.zlib',
    version: 1,
    label: 'Compression ratio of parts of speech',
    unit: 'bytes / zlib bytes',
    format: 'number',
    better: 'lower',
    dependsOn: ['tokens', 'length'],
    minimum: { tokens: 1 },
    definition: `How many times smaller the sample's parts of speech become when compressed (CR-POS): phrases that are built alike, whatever their words, make it large.

**Formula.** UTF-8 bytes of the tags, separated by blanks and documents by newlines / bytes after zlib at level 9, as in \`compression_ratio.zlib\`.

${TAGS}

**Bias.** Grows with the sample until deflate's window of 32 KiB is full, and depends on the order of documents: copies further apart are not seen. Names of tags are of different length, so values compare with those of the same set of tags alone.

**Smallest sensible sample.** About 2,000 tokens.

Source: Shaib et al. 2024, Standardizing the Measurement of Text Diversity, arXiv:2403.00553 (there with another tagger and gzip).`,
    measure(tagged) {
      const { raw, compressed } = compressedSize(tagged.texts, 'zlib-9')
      return raw === 0 ? undefinedBecause('the sample has no words', 0) : { value: raw / compressed, n: raw }
    },
  }),
]
