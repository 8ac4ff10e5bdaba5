import { distance } from 'fastest-levenshtein'

/** The known name closest in spelling, if it is close enough to be a slip. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let fewest = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of known) {
    const edits = distance(name, candidate)
    if (edits < fewest) [best, fewest] = [candidate, edits]
  }
  return best
}
