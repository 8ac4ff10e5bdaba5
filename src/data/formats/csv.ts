import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { LONGEST_DOCUMENT } from '../document-limit.js'
import { DEFAULT_FIELD } from '../field.js'
import { withinLines } from './lines.js'
import type { ReaderOptions, StreamReader } from '../reader.js'
import { RecordError } from '../record-error.js'
import { leaveOut } from '../record-hooks.js'
import { layoutNamed, recognise, refuseBoth } from '../record-text.js'
import { suggestion } from '../suggest.js'

/** Characters of the longest header: until its end the parser starts over with every chunk. */
const LONGEST_HEADER = 256 * 1024

interface CsvRow {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/** CSV with a header line; the column is named by the field. Quoted values may hold line breaks. */
export const readCsv: StreamReader = async function* (chunks, options) {
  const { limit, hooks } = options
  const parser = parse({
    info: true,
    skip_empty_lines: true,
    max_record_size: limit,
    ...(hooks?.onBroken && {
      skip_records_with_error: true,
      on_skip(error) {
        if (error !== undefined) leaveOut(explainCsv(error, parser.info.lines), hooks)
        return undefined
      },
    }),
  })
  // Errors of the source reach the parser, and the loop below, through the pipeline.
  pipeline(Readable.from(withinLines(chunks, LONGEST_HEADER, limit)), parser, () => {})
  let textOf: ((row: readonly string[], place: string) => string) | undefined
  let line = 1
  try {
    for await (const row of parser as AsyncIterable<CsvRow>) {
      const place = `line ${line}`
      line = row.info.lines + 1
      if (textOf === undefined) {
        textOf = rowText(row.record, options)
        continue
      }
      let text: string
      try {
        text = textOf(row.record, place)
      } catch (error) {
        leaveOut(error, hooks)
        continue
      }
      yield text
    }
  } catch (error) {
    throw error instanceof CsvError ? explainCsv(error, parser.info.lines) : error
  }
}

type RowText = (row: readonly string[], place: string) => string
type RecordOf = (row: readonly string[]) => Record<string, string>

/** How the rows below a header become documents; hooks are told of each row first. */
function rowText(header: readonly string[], options: ReaderOptions): RowText {
  const { hooks } = options
  const names = header.map((name) => name.trim())
  const recordOf: RecordOf = (row) => Object.fromEntries(names.map((name, index) => [name, row[index]]))
  hooks?.onShape?.(recordOf(header))
  const textOf = textOfRow(names, recordOf, options)
  if (hooks?.onRecord === undefined) return textOf
  for (const column of hooks.also ?? []) findColumn(names, column, 'Name a column that the first line has.')
  return (row, place) => {
    hooks.onRecord?.(recordOf(row), place)
    return textOf(row, place)
  }
}

/** By one column, or by several that make a layout. */
function textOfRow(
  names: readonly string[],
  recordOf: RecordOf,
  { field, layout, onLayout }: ReaderOptions,
): RowText {
  refuseBoth(field, layout)
  const found = layoutNamed(layout) ?? (field === undefined ? recognise(recordOf(names)) : undefined)
  if (found === undefined || found.name === 'text') {
    const position = findColumn(names, field ?? DEFAULT_FIELD)
    return (row) => row[position]
  }
  if (layout === undefined) onLayout?.(found)
  return (row, place) => found.toDocument(recordOf(row), place)
}

const TEXT_HINT = 'The first line must name the columns; name the one that holds the text with human.field.'

function findColumn(names: readonly string[], column: string, hint = TEXT_HINT): number {
  const position = names.indexOf(column)
  if (position >= 0) return position
  throw new RecordError(`line 1: no column "${column}"; ${suggestion(column, names, 'columns')}`, 1, hint)
}

function explainCsv(error: CsvError, reached: number): Error {
  const at: unknown = error['lines']
  const line = typeof at === 'number' ? at : reached
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new RecordError(
      `line ${line}: a record is longer than ${LONGEST_DOCUMENT} characters`,
      line,
      'A quote in a line before may never be closed; otherwise break the text into smaller documents.',
    )
  }
  return new RecordError(
    `line ${line}: not valid CSV (${error.message})`,
    line,
    'Values that hold commas, quotes or line breaks stand in double quotes; quotes inside are doubled.',
  )
}
