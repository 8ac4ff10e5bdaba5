import type { Statement } from '../contracts/world.js'
import { WHITE_SPACE } from '../text/words.js'

/** What a sentence says, without its place. */
export type Sentence = Omit<Statement, 'start' | 'end'>

export const MALFORMED: Sentence = { kind: 'malformed' }

/** No statement of these worlds is nearly as long; what is longer is malformed and is not kept in memory. */
const MOST_TOKENS = 1000

const FULL_STOP = '.'

/**
 * The statements of a text whose sentences are tokens between white space, each closed by a full stop that stands
 * alone. `readSentence` gets the tokens before the stop. Text at the end that no stop closes is malformed. Offsets run
 * from the sentence's first character to behind its stop. Linear in the text if `readSentence` is linear.
 */
export function readSentences(
  text: string,
  readSentence: (tokens: readonly string[]) => Sentence,
): Statement[] {
  const statements: Statement[] = []
  let tokens: string[] = []
  let start = -1
  let end = 0
  let count = 0
  for (const match of text.matchAll(new RegExp(`[^${WHITE_SPACE}]+`, 'g'))) {
    const [token] = match
    if (start < 0) start = match.index
    end = match.index + token.length
    if (token !== FULL_STOP) {
      if (count < MOST_TOKENS) tokens.push(token)
      count++
      continue
    }
    statements.push({ ...(count > MOST_TOKENS ? MALFORMED : readSentence(tokens)), start, end })
    tokens = []
    start = -1
    count = 0
  }
  if (start >= 0) statements.push({ ...MALFORMED, start, end })
  return statements
}
