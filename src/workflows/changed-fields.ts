import { parse } from 'yaml'

const MOST = 12

/** Names the leaves in which two resolved experiments differ, the first dozen of them: `model.order: 6 -> 5`. */
export function changedFields(before: string, after: string): string[] {
  const changed = allChangedFields(before, after)
  const more = changed.length - MOST
  return more > 0 ? [...changed.slice(0, MOST), `and ${more} more`] : changed
}

/** Names every leaf in which two resolved experiments differ. */
export function allChangedFields(before: string, after: string): string[] {
  const old = leaves(parse(before))
  const now = leaves(parse(after))
  const changed: string[] = []
  for (const path of new Set([...old.keys(), ...now.keys()])) {
    const [from, to] = [old.get(path), now.get(path)]
    if (from !== to) changed.push(`${path}: ${from ?? '(not there)'} -> ${to ?? '(not there)'}`)
  }
  return changed
}

/** Names the modules whose files differ; those that came or went are named by the fields. */
export function changedModules(
  before: Readonly<Record<string, string>>,
  after: ReadonlyMap<string, string>,
): string[] {
  return [...after].flatMap(([path, checksum]) =>
    before[path] === undefined || before[path] === checksum ? [] : [`the module ${path}`],
  )
}

function leaves(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    for (const [key, item] of Object.entries(value)) leaves(item, path ? `${path}.${key}` : key, found)
  } else found.set(path, JSON.stringify(value))
  return found
}
