import type { TextBatch } from '../../../src/contracts/batch.js'
import { Context } from '../../../src/models/ngram/context.js'
import { codeDocuments } from '../../../src/models/ngram/documents.js'
import { countTables } from '../../../src/models/ngram/count.js'
import { ngramFamily } from '../../../src/models/ngram/family.js'
import type { NgramModel } from '../../../src/models/ngram/model.js'
import { NextWord } from '../../../src/models/ngram/next-word.js'
import type { Smoothing } from '../../../src/models/ngram/options.js'
import { START, type TokenCoder, type TokenKind } from '../../../src/models/ngram/token-coder.js'
import { vocabularyOf } from '../../../src/models/ngram/vocabulary.js'
import { keyedRng } from '../../../src/random/keyed.js'

export const SMOOTHINGS: readonly Smoothing[] = ['none', 'kneser-ney', { absolute: 0.4 }, { add: 0.5 }]

/** Documents whose contexts branch, with words that the human text alone holds. */
export const HUMAN = ['a b c d', 'a b d', 'b c a', 'a b c a b', 'd d c', 'e f a', 'b f c d a', '']
export const MIX = ['a b c d', 'a b d a', 'b c a', 'a b c a b', 'd d c', 'new a b', 'new c', 'a new', 'b']

export function textBatch(texts: readonly string[], prompts?: readonly string[]): TextBatch {
  const provenance = [{ length: texts.length, origin: { kind: 'human', pool: 'train' } as const }]
  return { kind: 'text', texts, provenance, ...(prompts === undefined ? {} : { prompts }) }
}

export async function fitted(
  mix: readonly string[],
  order: number,
  smoothing: Smoothing,
  human: readonly string[] = mix,
  tokens: TokenKind = 'words',
): Promise<NgramModel> {
  const options = { family: 'ngram' as const, order, tokens, smoothing }
  const context = { human: textBatch(human), rng: keyedRng('unused') }
  return (await ngramFamily.fit(textBatch(mix), options, context)) as NgramModel
}

/** The parts below the model, for tests of distributions. */
export async function parts(
  mix: readonly string[],
  order: number,
  smoothing: Smoothing,
  human: readonly string[] = mix,
  weights?: Float64Array,
): Promise<{ next: NextWord; coder: TokenCoder; at: (text: string) => Context }> {
  const coder = vocabularyOf(textBatch(human), 'words')
  const corpus = codeDocuments(textBatch(mix), coder)
  const { tables } = await countTables(corpus, coder.size, order, smoothing, async () => {}, weights)
  const at = (text: string): Context => {
    const context = new Context(tables)
    context.begin(false)
    const codes = new Int32Array(text.length + 1)
    const length = coder.encode(text, codes, 0)
    for (let word = 0; word < length; word++) context.advance(codes[word])
    return context
  }
  return { next: new NextWord(tables, smoothing), coder, at }
}

/** p(code | context) for every code; <s> has none. */
export function distribution(next: NextWord, context: Context): Float64Array {
  const values = new Float64Array(next.tables.codes)
  for (let code = 0; code < values.length; code++) {
    if (code !== START) values[code] = next.probability(context, code)
  }
  return values
}

/** Pearson's chi-square of counts against probabilities that sum to 1, with its degrees of freedom. */
export function chiSquare(
  counts: ArrayLike<number>,
  expected: ArrayLike<number>,
): { statistic: number; degrees: number } {
  let total = 0
  for (let cell = 0; cell < counts.length; cell++) total += counts[cell]
  let statistic = 0
  let degrees = -1
  for (let cell = 0; cell < counts.length; cell++) {
    if (expected[cell] === 0) {
      if (counts[cell] > 0) return { statistic: Number.POSITIVE_INFINITY, degrees: 1 }
      continue
    }
    const difference = counts[cell] - total * expected[cell]
    statistic += (difference * difference) / (total * expected[cell])
    degrees++
  }
  return { statistic, degrees }
}

/** Five standard deviations above the mean of a chi-square variable: passed by chance in all but 1e-4 of cases. */
export function chiSquareLimit(degrees: number): number {
  return degrees + 5 * Math.sqrt(2 * degrees) + 1e-9
}
