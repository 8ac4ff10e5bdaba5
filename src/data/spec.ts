import type { DocumentFormat } from './formats/formats.js'
import type { LayoutName } from './layouts/index.js'
import type { DocumentsBy } from './reader.js'

/** What to read, in the words of an experiment file. */
export interface DocumentsSpec {
  /** Names or globs, relative to the experiment file. */
  readonly files: readonly string[]
  /** Absent: by each file's extension. */
  readonly format?: DocumentFormat | undefined
  readonly field?: string | undefined
  /** Absent: as each file's first record looks. */
  readonly layout?: LayoutName | undefined
  readonly documents_by?: DocumentsBy | undefined
}
