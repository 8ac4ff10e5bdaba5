export type DocumentsBy = 'line' | 'paragraph' | 'file'

export interface ReaderOptions {
  /** Dotted path or column that holds the text; undefined: `text`, or the record itself where it is a string. */
  readonly field: string | undefined
  readonly documentsBy: DocumentsBy
  /** Characters of the longest line or document. */
  readonly limit: number
}

/** Turns a stream of text into documents. Empty ones are passed on: whoever reads counts what it drops. */
export type DocumentReader = (chunks: AsyncIterable<string>, options: ReaderOptions) => AsyncIterable<string>
