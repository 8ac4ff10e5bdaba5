import { deflate, gzip } from 'pako'
import type { Metric } from '../../contracts/metric.js'
import { textMetric, undefinedBecause } from '../text-metric.js'

/**
 * Compressed formats by name and level: the same deflate stream in an envelope of 6 (zlib) or 18 (gzip) bytes.
 * pako is a port of the original zlib: the same bytes on every machine. Node's own zlib is Chromium's fork, whose
 * matches depend on the processor and differ from the original by up to 1.5%.
 */
export const codecs = {
  'zlib-9': (bytes: Uint8Array) => deflate(bytes, { level: 9 }),
  'zlib-6': (bytes: Uint8Array) => deflate(bytes, { level: 6 }),
  'gzip-9': (bytes: Uint8Array) => gzip(bytes, { level: 9 }),
} as const

/** UTF-8 bytes of the documents, joined by a separator, before and after compression. */
export function compressedSize(
  texts: readonly string[],
  codec: keyof typeof codecs,
  separator = '\n',
): { readonly raw: number; readonly compressed: number } {
  const bytes = Buffer.from(texts.join(separator), 'utf8')
  return { raw: bytes.length, compressed: codecs[codec](bytes).length }
}

/**
 * @example
 * compression_ratio.zlib of a thousand times 'rain ' // above 120: 5,000 bytes become 38
 */
export const metrics: readonly Metric[] = [
  textMetric({
    id: 'compression_ratio.zlib',
    version: 1,
    label: 'Compression ratio',
    unit: 'bytes / zlib bytes',
    format: 'number',
    better: 'lower',
    dependsOn: ['tokens'],
    minimum: { documents: 1 },
    definition: `How many times smaller the sample becomes when compressed: repeated phrases, within and between documents, make it large.

**Formula.** UTF-8 bytes of the documents joined by newlines / bytes after zlib at level 9 (deflate plus 6 bytes).

**Bias.** Grows with the sample until deflate's window of 32 KiB is full, and depends on the order of documents: copies further apart than the window are not seen. The compressor is the original zlib's algorithm (pako), the same on every machine; Node's and other forks of zlib differ by up to 1.5%. Languages and scripts do not compare: CJK text has fewer, longer characters.

**Smallest sensible sample.** About 10,000 bytes; below 100 bytes the envelope makes it smaller than 1.

Source: Shaib et al. 2024, Standardizing the Measurement of Text Diversity, arXiv:2403.00553 (whose code compresses twice; this does not).`,
    measure(view) {
      const { raw, compressed } = compressedSize(view.texts, 'zlib-9')
      if (raw === 0) return undefinedBecause('nothing to compress: the document is empty', 0)
      return { value: raw / compressed, n: raw }
    },
  }),
]
