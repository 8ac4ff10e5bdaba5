/**
 * Abbreviations of single letters (`U.S.`), numbers with their separators, words with their apostrophes, and any
 * other character for itself. Every alternative goes through a run of letters or digits once.
 */
const WORD =
  /(?:\p{L}\.){2,}|\p{Nd}+(?:[.,:]\p{Nd}+)+|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|[^\p{L}\p{M}\p{N}\s\p{Cc}\p{Cf}]/gu

/** Longer runs of letters or digits are no words; they are cut. */
const LONGEST = 60

/**
 * The words and marks of a text as an English tagger takes them: accents dropped (`café` is `cafe`), curly
 * apostrophes straight, so that composed and decomposed text, and text on one line or several, is tagged alike.
 * Pieces are so simple and so short that a tagger's own patterns cannot be slow on them.
 *
 * @example
 * wordsToTag('The U.S. café isn’t well-known.') // ['The', 'U.S.', 'cafe', "isn't", 'well', '-', 'known', '.']
 */
export function wordsToTag(text: string): string[] {
  const words: string[] = []
  for (const [word] of text.matchAll(WORD)) {
    for (let start = 0; start < word.length; start += LONGEST) {
      words.push(plain(word.slice(start, start + LONGEST)))
    }
  }
  return words
}

function plain(word: string): string {
  if (/^[\x20-\x7e]*$/.test(word)) return word
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('’', "'")
}
