import type { CorpusGroup } from './corpora/corpus-group.js'
import { heldDocuments } from './corpora/paired-samples.js'
import type { ReadCorpora } from './read-groups.js'
import { HUMAN } from './sources.js'

/** A group of documents as it is measured: whole, or a random sample. */
export interface DocumentGroup {
  readonly name: string
  readonly texts: readonly string[]
  /** Documents without text that belong to those texts. */
  readonly empty: number
  /** Everything that is known of it. */
  readonly whole: CorpusGroup
  readonly files: readonly string[]
}

export interface HeldGroups {
  /** In the order in which they are shown: by number where all names are numbers, else as they were met. */
  readonly groups: readonly DocumentGroup[]
  /** Names of groups whose documents go together. */
  readonly pair: readonly [string, string] | undefined
}

/** The documents that are held, group by group. */
export function heldGroups(read: ReadCorpora): HeldGroups {
  const { held, pair } = heldDocuments(read.groups, read.pair)
  const filesOf = new Map(read.filesOf)
  const groups = read.groups.map((whole): DocumentGroup => {
    const documents = held.get(whole.name) ?? []
    const share = whole.isWhole ? 1 : documents.length / whole.lengths.count
    return {
      name: whole.name,
      texts: documents.map(({ text }) => text),
      empty: Math.round(whole.empty * share),
      whole,
      files: filesOf.get(whole.name) ?? [],
    }
  })
  return { groups: inOrder(groups, read), pair }
}

/** Numbers ascending, and with the field's name before them: `generation 3` says more than `3`. */
function inOrder(groups: readonly DocumentGroup[], { by, nameless }: ReadCorpora): readonly DocumentGroup[] {
  const byValue = groups.filter(({ name }) => name !== nameless && name !== HUMAN)
  const isNumber =
    byValue.length > 0 && byValue.every(({ name }) => name.trim() !== '' && Number.isFinite(Number(name)))
  const last = groups.filter(({ name }) => name === nameless)
  if (by === undefined || !isNumber) return [...groups.filter(({ name }) => name !== nameless), ...last]
  const field = by.split('.').at(-1)
  const sorted = byValue.toSorted((left, right) => Number(left.name) - Number(right.name))
  return [
    ...sorted.map((group) => ({ ...group, name: `${field} ${group.name}` })),
    ...groups.filter(({ name }) => name === HUMAN),
    ...last,
  ]
}
