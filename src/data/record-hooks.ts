import { RecordError } from './record-error.js'

/** What a caller that wants more than texts asks of a reader. Without hooks nothing of it costs anything. */
export interface RecordHooks {
  /** Dotted paths or columns to read beside the text: `onRecord` finds them in its record. */
  readonly also?: readonly string[]
  /** Told each record right before its documents are handed over. Throws a RecordError for a broken one. */
  readonly onRecord?: (record: unknown, place: string, line?: number) => void
  /** Told each broken record, which is then left out; absent: the first one ends the reading. */
  readonly onBroken?: (error: RecordError) => void
  /** Whether the field may hold a list of texts, each a document of its own. */
  readonly lists?: boolean
  /** Told once, before the first document, what records look like: the first one, or an object of the same shape. */
  readonly onShape?: (shape: unknown) => void
}

/** Passes on what is wrong, unless it is a broken record and those are left out. */
export function leaveOut(error: unknown, hooks: RecordHooks | undefined): void {
  if (!(error instanceof RecordError) || hooks?.onBroken === undefined) throw error
  hooks.onBroken(error)
}
