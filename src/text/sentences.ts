/**
 * Unicode's sentence boundaries (UAX 29) as ICU finds them. English is named so that no machine's own locale
 * decides; for other languages the rules are the same.
 */
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/**
 * Characters that are looked at together. V8 copies the whole text for each of its sentences, and after a full stop
 * ICU looks ahead for the next letter: both are quadratic in the length of the text. In windows it is linear.
 */
const WINDOW = 2048

/** At the end of a window what follows is not seen: a boundary there is left to the next one. */
const MARGIN = 256

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
  // A sentence that is longer than a window goes on from here.
  let begun = 0
  for (let start = 0; start < text.length; ) {
    const isLast = start + WINDOW >= text.length
    const window = text.slice(start, start + WINDOW)
    const sure = isLast ? WINDOW : WINDOW - MARGIN
    let next = start + sure
    for (const { index } of segmenter.segment(window)) {
      if (index === 0) continue
      if (index > sure) break
      next = start + index
      sentences.push(text.slice(begun, next))
      begun = next
    }
    if (isLast) break
    start = next
  }
  sentences.push(text.slice(begun))
  return sentences.filter((sentence) => HAS_WORD.test(sentence))
}
