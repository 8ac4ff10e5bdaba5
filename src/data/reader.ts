import type { Layout, LayoutName } from './layouts/index.js'
import type { RecordHooks } from './record-hooks.js'

export type DocumentsBy = 'line' | 'paragraph' | 'file'

export interface ReaderOptions {
  /** Dotted path or column that holds the text; undefined: what the layout says. */
  readonly field: string | undefined
  /** How records become documents; undefined: as the first record looks. */
  readonly layout: LayoutName | undefined
  /** Told the layout that was recognised. */
  readonly onLayout?: ((layout: Layout) => void) | undefined
  readonly documentsBy: DocumentsBy
  /** Characters of the longest line or document. */
  readonly limit: number
  /** For callers that want more of a record than its text. */
  readonly hooks?: RecordHooks | undefined
}

/** A file of which any part can be read. */
export interface RandomAccessFile {
  readonly byteLength: number
  slice(start: number, end?: number): Promise<ArrayBuffer>
}

/** Turns a stream of text into documents. Empty ones are passed on: whoever reads counts what it drops. */
export type StreamReader = (chunks: AsyncIterable<string>, options: ReaderOptions) => AsyncIterable<string>

/** As StreamReader, for formats whose directory is not at the start. Tells how much of the file it is through. */
export type RandomAccessReader = (
  file: RandomAccessFile,
  options: ReaderOptions,
  onShare: (share: number) => void,
) => AsyncIterable<string>

export type DocumentReader =
  | { readonly access: 'stream'; readonly read: StreamReader }
  | { readonly access: 'random'; readonly read: RandomAccessReader }
