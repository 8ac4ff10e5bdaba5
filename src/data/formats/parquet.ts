import type { ColumnMetaData, FileMetaData, SchemaTree } from 'hyparquet'
import { codeOf, CollapseError, messageOf } from '../../errors/index.js'
import type { Layout } from '../layouts/index.js'
import { decompressors, knownCodecs } from './parquet-codecs.js'
import type { RandomAccessFile, RandomAccessReader, ReaderOptions } from '../reader.js'
import { RecordError } from '../record-error.js'
import { recordDocuments } from '../record-documents.js'
import { leaveOut } from '../record-hooks.js'
import { layoutNamed, recognise, refuseBoth } from '../record-text.js'
import { suggestion } from '../suggest.js'

/**
 * Parquet: a row is a record. Only the columns that hold text are read, one row group after the other, large ones
 * in parts: memory holds the packed bytes of a row group's columns and the texts of a part.
 */
export const readParquet: RandomAccessReader = async function* (file, options, onShare) {
  refuseBoth(options.field, options.layout)
  const parquet = await import('hyparquet')
  await refuseOther(file)
  const metadata = await readable(parquet.parquetMetadataAsync(file))
  const schema = parquet.parquetSchema(metadata)
  options.hooks?.onShape?.(shapeOf(schema))
  const { columns, layout } = chooseColumns(schema, options)
  refuseCodecs(metadata, columns)
  const documentsOf = recordDocuments({ ...options, layout: layout?.name ?? options.layout })
  let group: RandomAccessFile = file
  for (const { rowStart, rowEnd, startsGroup } of partsOf(metadata, columns)) {
    if (startsGroup) group = remembering(file)
    const rows = await readable(
      parquet.parquetReadObjects({
        file: group,
        metadata,
        columns,
        rowStart,
        rowEnd,
        compressors: decompressors,
        parsers: { stringFromBytes },
      }),
    )
    for (const [index, row] of rows.entries()) {
      let documents: string | readonly string[]
      try {
        documents = documentsOf(row, `row ${rowStart + index + 1}`)
      } catch (error) {
        leaveOut(error, options.hooks)
        continue
      }
      if (typeof documents === 'string') yield documents
      else yield* documents
    }
    onShare(rowEnd / Number(metadata.num_rows))
  }
}

/** Unpacked bytes of the columns that are read at once. */
const PART_BYTES = 32 * 1024 * 1024

interface Part {
  readonly rowStart: number
  readonly rowEnd: number
  readonly startsGroup: boolean
}

/** Row groups, cut so that a part of them holds about PART_BYTES. */
function* partsOf({ row_groups }: FileMetaData, columns: readonly string[]): Generator<Part> {
  let groupStart = 0
  for (const { num_rows, columns: chunks } of row_groups) {
    const groupEnd = groupStart + Number(num_rows)
    const read = chunks.flatMap(({ meta_data }) =>
      meta_data !== undefined && columns.includes(meta_data.path_in_schema[0]) ? [meta_data] : [],
    )
    const bytes = read.reduce((sum, { total_uncompressed_size }) => sum + Number(total_uncompressed_size), 0)
    // Pages of lists do not begin with rows: a part of them would cost as much as the whole.
    const isFlat = read.every(({ path_in_schema }) => path_in_schema.length === 1)
    const parts = isFlat ? Math.max(1, Math.ceil(bytes / PART_BYTES)) : 1
    const rows = Math.max(1, Math.ceil(Number(num_rows) / parts))
    for (let rowStart = groupStart; rowStart < groupEnd; rowStart += rows) {
      yield { rowStart, rowEnd: Math.min(groupEnd, rowStart + rows), startsGroup: rowStart === groupStart }
    }
    groupStart = groupEnd
  }
}

/** The parts of a row group ask for the same bytes of the file. */
function remembering(file: RandomAccessFile): RandomAccessFile {
  const known = new Map<string, Promise<ArrayBuffer>>()
  return {
    byteLength: file.byteLength,
    slice(start, end) {
      const key = `${start} ${end}`
      const slice = known.get(key) ?? file.slice(start, end)
      known.set(key, slice)
      return slice
    },
  }
}

const MAGIC = 'PAR1'
/** Stands at the end of files whose directory is encrypted. */
const ENCRYPTED = 'PARE'
/** Twice the magic, and the length of the directory. */
const SMALLEST = 12

async function refuseOther(file: RandomAccessFile): Promise<void> {
  const textAt = async (start: number) => Buffer.from(await file.slice(start, start + 4)).toString('latin1')
  const first = file.byteLength < 4 ? '' : await textAt(0)
  const last = file.byteLength < SMALLEST ? '' : await textAt(file.byteLength - 4)
  if (first === ENCRYPTED || last === ENCRYPTED) throw new RecordError('an encrypted Parquet file')
  if (first !== MAGIC) {
    throw new RecordError(
      `not a Parquet file (it does not begin with ${MAGIC})`,
      undefined,
      'Check the file, or say what it is with human.format.',
    )
  }
  if (last !== MAGIC) {
    throw new RecordError(
      'a truncated Parquet file: it begins as one, but its end is missing',
      undefined,
      'Copy or download the file again.',
    )
  }
}

/** Errors of the file, which hyparquet throws in its own words; those of the disk are passed on. */
async function readable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof RecordError || error instanceof CollapseError) throw error
    if (error instanceof Error && 'syscall' in error && codeOf(error) !== undefined) throw error
    // The library's own words help; what JavaScript says of sizes that damage made up does not.
    const own = error instanceof RangeError || error instanceof TypeError
    const why = own ? '' : ` (${messageOf(error).replace(/^parquet /, '')})`
    throw new RecordError(
      `a damaged Parquet file, or of a kind that cannot be read${why}`,
      undefined,
      'Copy the file again, or write it anew (pandas, polars, duckdb: compression snappy).',
    )
  }
}

interface Choice {
  /** Top-level columns to read. */
  readonly columns: string[]
  /** Undefined where a field names the text. */
  readonly layout: Layout | undefined
}

/** The columns of the text, and those that are asked for beside it. */
function chooseColumns(schema: SchemaTree, options: ReaderOptions): Choice {
  const { columns, layout } = textColumns(schema, options)
  const names = schema.children.map(({ element }) => element.name)
  const also = (options.hooks?.also ?? []).map((path) => path.split('.')[0])
  const missing = also.find((name) => !names.includes(name))
  if (missing !== undefined)
    throw new RecordError(`no column "${missing}"; ${suggestion(missing, names, 'columns')}`)
  return { columns: [...new Set([...columns, ...also])], layout }
}

function textColumns(schema: SchemaTree, { field, layout, onLayout }: ReaderOptions): Choice {
  const names = schema.children.map(({ element }) => element.name)
  const found = field === undefined ? (layoutNamed(layout) ?? recognise(shapeOf(schema))) : undefined
  if (found !== undefined && layout === undefined) onLayout?.(found)
  const known = found?.fields.filter((name) => names.includes(name)) ?? []
  if (known.length > 0) return { columns: [...known], layout: found }
  const wanted = field?.split('.')[0] ?? found?.fields[0] ?? ''
  if (names.includes(wanted)) return { columns: [wanted], layout: found }
  throw new RecordError(
    `no column "${wanted}"; ${suggestion(wanted, names, 'columns') || 'there are none'}`,
    undefined,
    'Name the column that holds the text with human.field (dots lead into structs and lists: messages.0.content).',
  )
}

/** A record with the schema's fields, by which a layout is recognised before anything is read. */
function shapeOf({ children, element }: SchemaTree): unknown {
  const isList = element.converted_type === 'LIST' || element.logical_type?.type === 'LIST'
  if (isList || element.repetition_type === 'REPEATED') return []
  if (children.length === 0) return ''
  return Object.fromEntries(children.map((child) => [child.element.name, shapeOf(child)]))
}

function refuseCodecs({ row_groups }: FileMetaData, columns: readonly string[]): void {
  for (const { columns: chunks } of row_groups) {
    for (const { meta_data } of chunks) {
      if (meta_data !== undefined && columns.includes(meta_data.path_in_schema[0])) refuseCodec(meta_data)
    }
  }
}

function refuseCodec({ codec, path_in_schema }: ColumnMetaData): void {
  if (knownCodecs.includes(codec)) return
  throw new RecordError(
    `column "${path_in_schema[0]}" is compressed with ${codec}; known: ${knownCodecs.join(', ')}`,
    undefined,
    codec === 'ZSTD'
      ? 'Use Node 22.15 or newer, or write the file with compression snappy.'
      : 'Write the file with compression snappy.',
  )
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function stringFromBytes(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined || bytes === null) return undefined
  try {
    return decoder.decode(bytes)
  } catch {
    throw new RecordError(
      'a column of text holds bytes that are not UTF-8',
      undefined,
      'Name a column that holds text with human.field, or write the file anew.',
    )
  }
}
