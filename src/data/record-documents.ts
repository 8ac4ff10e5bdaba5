import { textOfRecord, valueAt } from './field.js'
import type { ReaderOptions } from './reader.js'
import { recordText } from './record-text.js'

/** The document of a record, or its documents where the field holds a list of them. */
export type RecordDocuments = (record: unknown, place: string, line?: number) => string | readonly string[]

/** How the records of one file become documents; hooks are told of each record first. */
export function recordDocuments(options: ReaderOptions): RecordDocuments {
  const textOf = recordText(options)
  const { hooks, field } = options
  if (hooks === undefined) return textOf
  return (record, place, line) => {
    hooks.onRecord?.(record, place, line)
    const list = hooks.lists === true && field !== undefined ? valueAt(record, field) : undefined
    if (!Array.isArray(list)) return textOf(record, place, line)
    return list.map((item: unknown, index) =>
      textOfRecord(item, undefined, `${place}, "${field}" ${index + 1}`, line),
    )
  }
}
