import { brotliCompressSync, constants } from 'node:zlib'
import { deflate } from 'pako'
import type { TextView } from '../../contracts/text.js'
import { oncePer } from '../once.js'
import { undefinedBecause } from '../text-metric.js'

/** A gzip file is a zlib file in an envelope that is this many bytes longer: 18 around the deflate stream, not 6. */
const GZIP_OVER_ZLIB = 12

export type Codec = 'zlib-9' | 'zlib-6' | 'gzip-9' | 'brotli-5'

/**
 * Bytes after compression, by name and level.
 * pako is a port of the original zlib: the same bytes on every machine. Node's own zlib is Chromium's fork, whose
 * matches depend on the processor and differ from the original by up to 1.5%. Brotli is only in Node: its bytes depend
 * on the version of the library that Node brings along.
 */
const compressedBytes: Readonly<Record<Codec, (bytes: Uint8Array) => number>> = {
  'zlib-9': (bytes) => deflate(bytes, { level: 9 }).length,
  'zlib-6': (bytes) => deflate(bytes, { level: 6 }).length,
  'gzip-9': (bytes) => compressedBytes['zlib-9'](bytes) + GZIP_OVER_ZLIB,
  'brotli-5': (bytes) =>
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }).length,
}

export interface CompressedSize {
  /** UTF-8 bytes of the documents, joined by a separator. */
  readonly raw: number
  readonly compressed: number
}

export function compressedSize(texts: readonly string[], codec: Codec, separator = '\n'): CompressedSize {
  const bytes = Buffer.from(texts.join(separator), 'utf8')
  return { raw: bytes.length, compressed: compressedBytes[codec](bytes) }
}

/** The separators between empty documents are no text. */
export const NOTHING_TO_COMPRESS = undefinedBecause('nothing to compress: every document is empty', 0)

/** The sizes of a view's documents joined by newlines; each codec runs once. */
export function sizeOfView(view: TextView, codec: Codec): CompressedSize {
  if (codec === 'gzip-9') {
    const { raw, compressed } = sizeOfView(view, 'zlib-9')
    return { raw, compressed: compressed + GZIP_OVER_ZLIB }
  }
  const known = sizesOf(view)
  const size = known.get(codec) ?? compressedSize(view.texts, codec)
  known.set(codec, size)
  return size
}

const sizesOf = oncePer((_view: TextView) => new Map<Codec, CompressedSize>())
