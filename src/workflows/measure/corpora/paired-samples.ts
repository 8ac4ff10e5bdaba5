import type { CorpusGroup, HeldDocument } from './corpus-group.js'

/**
 * What is held of each group, by name. Documents of a pair were written for one prompt and stay together: of two samples
 * those are left whose partner was drawn as well, which is nearly all, since both are drawn by position.
 *
 * `pair` is given back where the documents still go together.
 */
export function heldDocuments(
  groups: readonly CorpusGroup[],
  pair: readonly [string, string] | undefined,
): {
  readonly held: ReadonlyMap<string, readonly HeldDocument[]>
  readonly pair: readonly [string, string] | undefined
} {
  const held = new Map(groups.map((group) => [group.name, group.held()]))
  const sides = groups.filter(({ name }) => pair?.includes(name))
  if (sides.length !== 2 || sides.every(({ isWhole }) => isWhole)) return { held, pair }
  const [one, two] = sides
  if (one.lengths.count !== two.lengths.count || one.empty + two.empty > 0) return { held, pair: undefined }
  const orders = sides.map(({ name }) => new Set(held.get(name)?.map(({ order }) => order)))
  for (const { name } of sides) {
    const both = held.get(name)?.filter(({ order }) => orders.every((known) => known.has(order))) ?? []
    held.set(name, both)
  }
  return { held, pair }
}
