import { BadInputError } from '../errors/index.js'
import { textOfRecord } from './field.js'
import { type Layout, type LayoutName, layouts } from './layouts/index.js'
import type { ReaderOptions } from './reader.js'

/** The document of a record; `place` names the record in errors: `line 3` or `record 12`. */
export type RecordText = (record: unknown, place: string, line?: number) => string

/** How the records of one file become documents: by field, by layout, or as the first record looks. */
export function recordText({
  field,
  layout,
  onLayout,
}: Pick<ReaderOptions, 'field' | 'layout' | 'onLayout'>): RecordText {
  if (field !== undefined) {
    refuseBoth(field, layout)
    return (record, place, line) => textOfRecord(record, field, place, line)
  }
  let chosen = layoutNamed(layout)
  return (record, place) => {
    if (chosen === undefined) {
      chosen = recognise(record)
      onLayout?.(chosen)
    }
    return chosen.toDocument(record, place)
  }
}

export function layoutNamed(name: LayoutName | undefined): Layout | undefined {
  return layouts.find((layout) => layout.name === name)
}

/** Unknown records are taken for text records: their error names the fields there are. */
export function recognise(record: unknown): Layout {
  return layouts.find((layout) => layout.recognises(record)) ?? layouts[0]
}

export function refuseBoth(field: string | undefined, layout: LayoutName | undefined): void {
  if (field === undefined || layout === undefined || layout === 'text') return
  throw new BadInputError(
    `human: field: ${field} takes one field as the text, layout: ${layout} takes several`,
    'Give field or layout, not both.',
  )
}
