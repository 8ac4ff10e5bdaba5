import { BadInputError } from '../errors/index.js'
import { explainError } from './explain-error.js'
import { displayPath } from './find-files.js'
import { groupValue, type GroupValue } from './group-value.js'
import { type FileContent, type InputFile, readFile } from './read-file.js'
import type { RecordError } from './record-error.js'
import type { DocumentsSpec } from './spec.js'
import { suggestion } from './suggest.js'
import { watchForChange } from './unchanged.js'

/** One reading of one file: where its text is, and which group its documents belong to. */
export interface DocumentSource extends InputFile, Pick<DocumentsSpec, 'field' | 'layout' | 'documents_by'> {
  /** All documents belong to one group, or each to the one that a field of its record names. */
  readonly grouped: { readonly as: string } | { readonly by: string }
  /** Whether the field may hold a list of texts, each a document. */
  readonly lists?: boolean
}

/** What takes documents as they are read: all of them are never needed at once by the reader. */
export interface DocumentSink {
  /** `group` is undefined where the record has no value in the grouping field. */
  document(text: string, group: string | undefined): void
  /** A document of nothing but white space. */
  empty(group: string | undefined): void
}

export interface GroupedReading {
  readonly signal?: AbortSignal | undefined
  readonly onBytes: (bytes: number) => void
  /** Told the broken records that are left out; absent: the first one is an error. */
  readonly onBroken?: ((message: string) => void) | undefined
}

export interface GroupedContent extends FileContent {
  readonly broken: number
  /** Kinds of values found in the grouping field. */
  readonly kinds: readonly GroupValue['kind'][]
}

/** Hands a file's documents, with the group of each, to a sink. */
export async function readGrouped(
  source: DocumentSource,
  { signal, onBytes, onBroken }: GroupedReading,
  sink: DocumentSink,
): Promise<GroupedContent> {
  const { grouped, path } = source
  const by = 'by' in grouped ? grouped.by : undefined
  const kinds = new Set<GroupValue['kind']>()
  let group = 'as' in grouped ? grouped.as : undefined
  let firstFields: readonly string[] | undefined
  let broken = 0
  let documents = 0
  let firstBroken: RecordError | undefined
  const unchanged = await watchForChange(path)
  const content = await readFile(
    source,
    { files: [path], field: source.field, layout: source.layout, documents_by: source.documents_by },
    {
      signal,
      onBytes,
      onEmpty: () => sink.empty(group),
      hooks: {
        also: by === undefined ? [] : [by],
        lists: source.lists ?? false,
        ...(by !== undefined && {
          onRecord(record: unknown, place: string, line?: number) {
            firstFields ??= typeof record === 'object' && record !== null ? Object.keys(record) : []
            const value = groupValue(record, by, place, line)
            if (value !== undefined) kinds.add(value.kind)
            group = value?.name
          },
        }),
        ...(onBroken && {
          onBroken(error: RecordError) {
            broken++
            firstBroken ??= error
            onBroken(`${displayPath(path)}: ${error.message}`)
          },
        }),
      },
    },
    (text) => {
      documents++
      sink.document(text, group)
    },
  )
  await unchanged()
  if (documents === 0 && firstBroken !== undefined) {
    // All of them: then it is not the records that are wrong.
    throw explainError(firstBroken, displayPath(path), source.documents_by ?? 'line')
  }
  if (by !== undefined && kinds.size === 0 && firstFields !== undefined) {
    throw new BadInputError(
      `${displayPath(path)}: no record has a value in the field "${by}"; ${suggestion(by, firstFields, 'fields')}`,
      'Name a field that says which group a record belongs to (dots lead into objects: meta.model).',
    )
  }
  return { ...content, broken, kinds: [...kinds] }
}
