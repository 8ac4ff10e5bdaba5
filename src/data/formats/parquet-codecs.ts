import zlib from 'node:zlib'

type Decompress = (packed: Uint8Array, length: number) => Uint8Array

/** Node has it from 22.15 on. */
const zstd = (zlib as { zstdDecompressSync?: (packed: Uint8Array) => Uint8Array }).zstdDecompressSync

/** Unpackers of pages beside those of hyparquet itself (none and Snappy). A page never grows beyond its header's word. */
export const decompressors: Readonly<Record<string, Decompress>> = {
  GZIP: (packed, length) => zlib.gunzipSync(packed, { maxOutputLength: Math.max(1, length) }),
  BROTLI: (packed, length) => zlib.brotliDecompressSync(packed, { maxOutputLength: Math.max(1, length) }),
  ...(zstd === undefined ? {} : { ZSTD: (packed) => zstd(packed) }),
}

export const knownCodecs: readonly string[] = ['UNCOMPRESSED', 'SNAPPY', ...Object.keys(decompressors)]
