import type { Metric } from '../../contracts/metric.js'
import { textMetric } from '../text-metric.js'
import { type Codec, NOTHING_TO_COMPRESS, sizeOfView } from './compressors.js'

interface Format {
  readonly name: string
  readonly codec: Codec
  readonly formula: string
  readonly bias: string
}

const DEFLATE_WINDOW =
  "Grows with the sample until deflate's window of 32 KiB is full, and depends on the order of documents: copies further apart than the window are not seen. The compressor is the original zlib's algorithm (pako), the same on every machine; Node's and other forks of zlib differ by up to 1.5%."

const formats: readonly Format[] = [
  {
    name: 'zlib',
    codec: 'zlib-9',
    formula: 'bytes after zlib at level 9 (deflate plus 6 bytes)',
    bias: DEFLATE_WINDOW,
  },
  {
    name: 'gzip',
    codec: 'gzip-9',
    formula:
      'bytes after gzip at level 9 (the deflate stream of `compression_ratio.zlib` plus 18 bytes instead of 6)',
    bias: DEFLATE_WINDOW,
  },
  {
    name: 'brotli',
    codec: 'brotli-5',
    formula: 'bytes after brotli at quality 5 with a window of 16 MiB',
    bias: 'Sees copies anywhere in up to 16 MiB, so it grows with the sample throughout. Brotli brings a dictionary of common words and phrases, most of them English: short English text looks more repetitive than it is, and languages do not compare. The bytes are those of the brotli library inside Node: another version of Node may differ, usually by less than 1%; compare values of one version.',
  },
]

export const metrics: readonly Metric[] = formats.map(compressionRatio)

/**
 * @example
 * compression_ratio.zlib of a thousand times 'rain ' // above 120: 5,000 bytes become 38
 */
function compressionRatio({ name, codec, formula, bias }: Format): Metric {
  return textMetric({
    id: `compression_ratio.${name}`,
    version: 2,
    label: name === 'zlib' ? 'Compression ratio' : `Compression ratio (${name})`,
    unit: `bytes / ${name} bytes`,
    format: 'number',
    better: 'lower',
    dependsOn: ['tokens'],
    minimum: { documents: 1 },
    definition: `How many times smaller the sample becomes when compressed: repeated phrases, within and between documents, make it large.

**Formula.** UTF-8 bytes of the documents joined by newlines / ${formula}.

**Bias.** ${bias} Languages and scripts do not compare: CJK text has fewer, longer characters.

**Smallest sensible sample.** About 10,000 bytes; below 100 bytes the envelope makes it smaller than 1.

Source: Shaib et al. 2024, Standardizing the Measurement of Text Diversity, arXiv:2403.00553 (whose code compresses twice; this does not).`,
    measure(view) {
      if (view.texts.every((text) => text === '')) return NOTHING_TO_COMPRESS
      const { raw, compressed } = sizeOfView(view, codec)
      return { value: raw / compressed, n: raw }
    },
  })
}
