import type { Metric } from '../../contracts/metric.js'
import { textMetric } from '../text-metric.js'
import { type Codec, NOTHING_TO_COMPRESS, sizeOfView } from './compressors.js'

const codecs: readonly (readonly [name: string, codec: Codec, note: string])[] = [
  [
    'zlib',
    'zlib-9',
    'zlib at level 9 (pako, the same bytes on every machine). Deflate looks back 32 KiB only, so repetition further apart is not seen and the bound stops falling there.',
  ],
  [
    'brotli',
    'brotli-5',
    'brotli at quality 5 with a window of 16 MiB, from the library inside Node: another version of Node may differ, usually by less than 1%. Its built-in dictionary holds common words, most of them English, so that short English text comes out too low.',
  ],
]

export const metrics: readonly Metric[] = codecs.map(compressionBits)

/**
 * @example
 * compression_bits_per_character.zlib of a thousand times 'rain ' // 0.0608: 8 x 38 bytes / 5,000 characters
 */
function compressionBits([name, codec, note]: (typeof codecs)[number]): Metric {
  return textMetric({
    id: `compression_bits_per_character.${name}`,
    version: 1,
    label: `Compressed bits per character (${name})`,
    unit: 'bits per character',
    format: 'number',
    better: 'neither',
    dependsOn: ['tokens'],
    minimum: { documents: 1 },
    definition: `How many bits a compressor needs for a character: it has to learn the text from the text itself, so this is an upper bound on the entropy rate, with no assumption about tokens or orders.

**Formula.** 8 x compressed bytes / Unicode characters (code points) of the documents joined by newlines.

**Bias.** Too high, by what the compressor has not learnt yet: it falls as the sample grows, so compare only at about the same number of characters. Compressor: ${note} A character of CJK text says more than a letter: scripts do not compare.

**Direction.** Neither: it falls when a model repeats itself and rises when it loses the thread.

**Smallest sensible sample.** About 10,000 characters; n is the number of characters.

Source: Ziv and Lempel 1978, Compression of individual sequences via variable-rate coding, doi:10.1109/TIT.1978.1055934 (that such coders reach the entropy rate of a stationary source).`,
    measure(view) {
      if (view.texts.every((text) => text === '')) return NOTHING_TO_COMPRESS
      const characters = charactersOf(view.texts)
      return { value: (8 * sizeOfView(view, codec).compressed) / characters, n: characters }
    },
  })
}

/** Code points of the documents joined by one separator each. */
function charactersOf(texts: readonly string[]): number {
  let characters = texts.length - 1
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      // The second half of a pair belongs to the character before it.
      if (text.codePointAt(at)! > 0xffff) at++
      characters++
    }
  }
  return characters
}
