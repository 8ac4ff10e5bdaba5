/** Within what common servers take in one request. */
const MOST_TEXTS = 128
const MOST_CHARACTERS = 200_000

/** Positions of texts in requests of a size that servers take; a longer text goes alone. */
export function batches(texts: readonly string[]): number[][] {
  const found: number[][] = []
  let characters = 0
  for (const [position, { length }] of texts.entries()) {
    const batch = found.at(-1)
    if (batch === undefined || batch.length >= MOST_TEXTS || characters + length > MOST_CHARACTERS) {
      found.push([position])
      characters = length
    } else {
      batch.push(position)
      characters += length
    }
  }
  return found
}
