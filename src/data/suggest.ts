import { distance } from 'fastest-levenshtein'

/**
 * The known word that was probably meant: the closest one, if no more than a third of it (at least one
 * character) differs. Case does not count.
 */
export function closest(word: string, known: readonly string[]): string | undefined {
  // The distance is quadratic in length; nobody mistypes a name this long by a letter.
  if (word.length > 200) return undefined
  let best: string | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    if (candidate.length > 200) continue
    const between = distance(word.toLowerCase(), candidate.toLowerCase())
    if (between < bestDistance) {
      best = candidate
      bestDistance = between
    }
  }
  if (best === undefined) return undefined
  return bestDistance <= Math.max(1, Math.ceil(Math.max(word.length, best.length) / 3)) ? best : undefined
}

/** `did you mean "replace"? known: replace, mix` or just the list; '' where nothing is known. */
export function suggestion(word: string, known: readonly string[], noun = 'known'): string {
  if (known.length === 0) return ''
  const meant = closest(word, known)
  const shown =
    known.length > 40 ? [...relatedFirst(word, known).slice(0, 40), `and ${known.length - 40} more`] : known
  const list = `${noun}: ${shown.join(', ')}`
  return meant === undefined ? list : `did you mean "${meant}"? ${list}`
}

/** Of a long list the end is left out: names that share a part with the word, as in `probe_loss`, come first. */
function relatedFirst(word: string, known: readonly string[]): readonly string[] {
  const parts = new Set(partsOf(word))
  const isRelated = (name: string) => partsOf(name).some((part) => parts.has(part))
  return [...known.filter(isRelated), ...known.filter((name) => !isRelated(name))]
}

function partsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
}
