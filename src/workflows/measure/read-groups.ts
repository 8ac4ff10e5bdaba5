import { stat } from 'node:fs/promises'
import { displayPath, type DocumentSink, type GroupValue, readGrouped } from '../../data/index.js'
import { BadInputError } from '../../errors/index.js'
import { byWhiteSpace } from '../../text/tokenisation.js'
import type { CorpusGroup } from './corpora/corpus-group.js'
import { CorpusGroups, DEFAULT_BUDGET } from './corpora/corpus-groups.js'
import { openSketches } from './corpora/join-sketches.js'
import type { SketchedFile, SketchHeader } from './corpora/sketch-file.js'
import type { MeasureOptions } from './measure-options.js'
import type { Sources } from './sources.js'

const FEWEST_TOKENS = 1000

/** What was read, before groups are put in order and named. */
export interface ReadCorpora extends SketchHeader {
  readonly nameless: string
  readonly groups: readonly CorpusGroup[]
  /** Whether n-grams were counted of groups that are sampled. */
  readonly sketches: boolean
  /** Length from which documents are sampled last. */
  readonly longFrom: number
}

/** One pass over every source; a file that holds two groups in two fields is passed over twice. */
export async function readGroups(given: Sources, options: MeasureOptions): Promise<ReadCorpora> {
  const { skipBroken, signal, events } = options
  const { sources } = given
  if (options.budget !== undefined && options.budget < FEWEST_TOKENS) {
    throw new BadInputError(
      `--budget ${options.budget}: expected at least ${FEWEST_TOKENS} tokens`,
      'Less is too little to measure.',
    )
  }
  const opened = await openSketches(given.sketches, {
    budget: options.budget,
    by: options.by,
    data: sources.some(({ grouped }) => 'by' in grouped || given.human !== grouped.as),
  })
  const [first] = opened
  const by = options.by ?? first?.by
  const budget = options.budget ?? first?.budget ?? DEFAULT_BUDGET
  const nameless = `(no ${by})`
  const sink = new CorpusGroups({ nameless, by, budget })
  const files: SketchedFile[] = []
  const filesOf = new Map<string, string[]>()
  const kinds = new Set<string>()
  const notes = new Set<string>(given.notes)
  for (const sketches of opened) {
    for (const group of sketches.groups) sink.join(group, files.length)
    files.push(...sketches.files)
    for (const [name, paths] of sketches.filesOf) for (const path of paths) noteFile(filesOf, name, path)
    for (const kind of sketches.kinds) kinds.add(kind)
    for (const note of sketches.notes) notes.add(note)
  }
  const sizes = await Promise.all(sources.map(async ({ path }) => (await stat(path)).size))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const read = new Map<string, number>()
  let before = 0
  for (const [index, source] of sources.entries()) {
    const path = displayPath(source.path)
    const file = read.get(path) ?? files.length
    const seen = namesIn(sink, filesOf, nameless, path, file)
    let firstBroken: string | undefined
    const content = await readGrouped(
      source,
      {
        signal,
        onBytes: (bytes) => events?.reading?.(before + bytes, total),
        onBroken: skipBroken
          ? (message) => {
              firstBroken ??= message
            }
          : undefined,
      },
      seen,
    )
    before += sizes[index]
    refuseChanged(files[file], content.sha256)
    refuseSketched(opened, path, content.sha256)
    read.set(path, file)
    files[file] = { path, bytes: content.bytes, sha256: content.sha256 }
    for (const kind of content.kinds) kinds.add(kind satisfies GroupValue['kind'])
    if (content.layout !== undefined && content.layout.name !== 'text')
      notes.add(
        `${path}: read as ${content.layout.title}, whose documents hold all fields, with markers such as "### Prompt:" between them; --field measures one field alone`,
      )
    if (content.broken > 0) {
      notes.add(
        `${path}: ${content.broken} broken ${content.broken === 1 ? 'record' : 'records'} left out; the first: ${firstBroken}`,
      )
    }
  }
  const groups = sink.groups()
  if (groups.every(({ lengths }) => lengths.count === 0)) throw noDocuments(files)
  const pair = sources.length === 0 ? samePair(opened) : opened.length === 0 ? given.pair : undefined
  return {
    tokenisation: byWhiteSpace.name,
    budget,
    ...(by !== undefined && { by }),
    human: given.human !== undefined || opened.some(({ human }) => human),
    ...(pair && { pair }),
    files,
    filesOf: [...filesOf],
    kinds: [...kinds].sort(),
    notes: [...notes],
    nameless,
    groups,
    sketches: sink.sketches,
    longFrom: sink.longFrom,
  }
}

/** The pair that all sketches hold. */
function samePair(opened: readonly SketchHeader[]): readonly [string, string] | undefined {
  const pairs = new Set(opened.map(({ pair }) => JSON.stringify(pair)))
  return pairs.size === 1 ? opened[0].pair : undefined
}

/** A sink that notes which file a group came from, and where in it a document stands. */
function namesIn(
  sink: CorpusGroups,
  filesOf: Map<string, string[]>,
  nameless: string,
  path: string,
  file: number,
): DocumentSink {
  let position = 0
  return {
    document(text, group) {
      noteFile(filesOf, group ?? nameless, path)
      sink.document(text, group, { file, path, position: position++ })
    },
    empty(group) {
      noteFile(filesOf, group ?? nameless, path)
      sink.empty(group)
    },
  }
}

function noteFile(filesOf: Map<string, string[]>, group: string, path: string): void {
  const known = filesOf.get(group)
  if (known === undefined) filesOf.set(group, [path])
  else if (!known.includes(path)) known.push(path)
}

function refuseSketched(opened: readonly SketchHeader[], path: string, sha256: string): void {
  if (!opened.some(({ files }) => files.some((file) => file.path === path && file.sha256 === sha256))) return
  throw new BadInputError(
    `${path} is read and is in a file of sketches: its documents would count twice`,
    'Leave the file out, or save the sketches without it.',
  )
}

function refuseChanged(known: SketchedFile | undefined, sha256: string): void {
  if (known === undefined || known.sha256 === sha256) return
  throw new BadInputError(
    `${known.path}: the file changed between two readings`,
    'Wait until nothing writes to it, or measure a copy.',
  )
}

function noDocuments(files: readonly SketchedFile[]): BadInputError {
  const paths = [...new Set(files.map(({ path }) => path))]
  return new BadInputError(
    `no documents in ${paths.length === 1 ? paths[0] : `${paths.length} files`}`,
    'There is nothing but white space. Check the files, and the field with --field.',
  )
}
