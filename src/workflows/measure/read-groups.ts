import { stat } from 'node:fs/promises'
import { displayPath, type DocumentSource, type GroupValue, readGrouped } from '../../data/index.js'
import { BadInputError } from '../../errors/index.js'
import type { MeasureOptions } from './measure-options.js'
import { HUMAN, type Sources } from './sources.js'
import { type DocumentGroup, WholeGroups } from './whole-groups.js'

export interface ReadFileInfo {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

export interface ReadGroups {
  /** In the order in which they are shown: by number where all names are numbers, else as they were met. */
  readonly groups: readonly DocumentGroup[]
  readonly files: readonly ReadFileInfo[]
  /** Files of each group. */
  readonly filesOf: ReadonlyMap<string, readonly string[]>
  readonly notes: readonly string[]
}

/** One pass over every source; a file that holds two groups in two fields is passed over twice. */
export async function readGroups(
  { sources }: Sources,
  { by, skipBroken, signal, events }: MeasureOptions,
): Promise<ReadGroups> {
  const nameless = `(no ${by})`
  const sink = new WholeGroups({ nameless, by })
  const sizes = await Promise.all(sources.map(async ({ path }) => (await stat(path)).size))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const files = new Map<string, ReadFileInfo>()
  const filesOf = new Map<string, string[]>()
  const kinds = new Set<GroupValue['kind']>()
  const notes = new Set<string>()
  let before = 0
  for (const [index, source] of sources.entries()) {
    const path = displayPath(source.path)
    const seen = namesIn(sink, filesOf, path, source)
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
    refuseChanged(files.get(path), content.sha256)
    files.set(path, { path, bytes: content.bytes, sha256: content.sha256 })
    for (const kind of content.kinds) kinds.add(kind)
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
  if (kinds.size > 1) {
    notes.add(
      `the field "${by}" holds ${[...kinds].sort().join(' and ')}: values are compared as they are written, so the number 1 and the text "1" are one group`,
    )
  }
  const groups = sink.groups()
  if (groups.every(({ texts }) => texts.length === 0)) throw noDocuments(sources)
  return { ...inOrder(groups, filesOf, by, nameless), files: [...files.values()], notes: [...notes] }
}

/** A sink that notes which file a group came from. */
function namesIn(
  sink: WholeGroups,
  filesOf: Map<string, string[]>,
  path: string,
  { grouped }: DocumentSource,
): Pick<WholeGroups, 'document' | 'empty'> {
  const note = (group: string | undefined) => {
    const name = group ?? `(no ${'by' in grouped ? grouped.by : ''})`
    const known = filesOf.get(name)
    if (known === undefined) filesOf.set(name, [path])
    else if (!known.includes(path)) known.push(path)
  }
  return {
    document(text, group) {
      note(group)
      sink.document(text, group)
    },
    empty(group) {
      note(group)
      sink.empty(group)
    },
  }
}

function refuseChanged(known: ReadFileInfo | undefined, sha256: string): void {
  if (known === undefined || known.sha256 === sha256) return
  throw new BadInputError(
    `${known.path}: the file changed between two readings`,
    'Wait until nothing writes to it, or measure a copy.',
  )
}

function noDocuments(sources: readonly DocumentSource[]): BadInputError {
  const paths = [...new Set(sources.map(({ path }) => displayPath(path)))]
  return new BadInputError(
    `no documents in ${paths.length === 1 ? paths[0] : `${paths.length} files`}`,
    'There is nothing but white space. Check the files, and the field with --field.',
  )
}

/** Numbers ascending, and with the field's name before them: `generation 3` says more than `3`. */
function inOrder(
  groups: readonly DocumentGroup[],
  filesOf: ReadonlyMap<string, readonly string[]>,
  by: string | undefined,
  nameless: string,
): Pick<ReadGroups, 'groups' | 'filesOf'> {
  const byValue = groups.filter(({ name }) => name !== nameless && name !== HUMAN)
  const isNumber =
    byValue.length > 0 && byValue.every(({ name }) => name.trim() !== '' && Number.isFinite(Number(name)))
  if (by === undefined || !isNumber) {
    return {
      groups: [...groups.filter(({ name }) => name !== nameless), ...named(groups, nameless)],
      filesOf,
    }
  }
  const field = by.split('.').at(-1)
  const fullName = (name: string) =>
    byValue.some((group) => group.name === name) ? `${field} ${name}` : name
  const sorted = byValue.toSorted((left, right) => Number(left.name) - Number(right.name))
  const inOrder = [...sorted, ...named(groups, HUMAN), ...named(groups, nameless)]
  return {
    groups: inOrder.map((group) => ({ ...group, name: fullName(group.name) })),
    filesOf: new Map([...filesOf].map(([name, files]) => [fullName(name), files])),
  }
}

function named(groups: readonly DocumentGroup[], name: string): readonly DocumentGroup[] {
  return groups.filter((group) => group.name === name)
}
