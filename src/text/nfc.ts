/** UAX 15's Stream-Safe Text Format allows so many marks in a row. */
const MARKS = /\p{M}{30}/gu
/** Combining grapheme joiner: marks are not sorted across it. */
const JOINER = '\u034f'

/**
 * A text in Unicode's normalisation form C. Sorting n marks that stand on one character takes time n^2 (20 s for 200,000
 * of them), so a joiner is put after every 30, as Unicode's Stream-Safe Text Format has it: no language writes so many.
 *
 * @example
 * normalised('e\u0301') // 'é', one character
 */
export function normalised(text: string): string {
  return text.replace(MARKS, `$&${JOINER}`).normalize('NFC')
}
