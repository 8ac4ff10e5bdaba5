/**
 * A note on some of many chains; none where it is true of no chain.
 *
 * @example
 * chainNote(3, 1000, 'collapsed to a point') // ['3 of 1000 chains: collapsed to a point']
 */
export function chainNote(count: number, chains: number, what: string): readonly string[] {
  if (count === 0) return []
  return [chains === 1 ? what : `${count} of ${chains} chains: ${what}`]
}
