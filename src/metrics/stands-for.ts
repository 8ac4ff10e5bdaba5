/** What a line of either catalogue says of the names that stand for its metrics. */
interface Named {
  readonly name: string
  readonly group: string
  readonly byName?: readonly string[]
}

/** Whether the name of a file or group asks for an id. */
export function isStoodFor(id: string, name: string, entry: Named): boolean {
  return entry.name === name || (entry.group === name && !entry.byName?.includes(id))
}
