/**
 * Unicode's sentence boundaries (UAX 29) as ICU finds them. English is named so that no machine's own locale
 * decides; for other languages the rules are the same.
 */
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

const HAS_WORD = /[\p{L}\p{N}]/u

/**
 * The sentences of a text in order, with the white space behind them. Pieces without a letter or a digit (a line of
 * dashes, a stray quotation mark) are none.
 *
 * @example
 * sentencesOf('It rained. We left!') // ['It rained. ', 'We left!']
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  for (const { segment } of segmenter.segment(text)) if (HAS_WORD.test(segment)) sentences.push(segment)
  return sentences
}
