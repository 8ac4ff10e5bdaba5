import type { WorkContext } from '../../contracts/model.js'
import { Context } from './context.js'
import type { NextWord } from './next-word.js'
import { START, type TokenCoder } from './token-coder.js'
import { Turns } from './turns.js'

/** The probability of every code after each start of a document; that of the start symbol is 0, as nothing leads to it. */
export async function predictNext(
  starts: readonly string[],
  next: NextWord,
  coder: TokenCoder,
  work: WorkContext,
): Promise<Float64Array[]> {
  const context = new Context(next.tables)
  const turns = new Turns(work, starts.length)
  const distributions: Float64Array[] = []
  for (const start of starts) {
    const codes = new Int32Array(coder.most(start.length))
    const length = coder.encode(start, codes, 0)
    context.begin(false)
    for (let at = 0; at < length; at++) context.advance(codes[at])
    distributions.push(
      Float64Array.from({ length: coder.size }, (_, code) =>
        code === START ? 0 : next.probability(context, code),
      ),
    )
    if (turns.due(coder.size)) await turns.take(distributions.length)
  }
  work.spent?.({ tokens: starts.length })
  return distributions
}
