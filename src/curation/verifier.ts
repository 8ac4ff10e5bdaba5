import { z } from 'zod'
import type { Stage, StageContext } from '../contracts/stage.js'
import { RunError } from '../errors/index.js'

const share = z.number().min(0).max(1)

export const schema = z.strictObject({
  stage: z.literal('verifier'),
  keep_correct: share
    .default(1)
    .describe('Probability that a document whose statements are all right is kept (phi of Feng et al.).'),
  keep_wrong: share
    .default(0)
    .describe(
      'Probability that a document with a false or malformed statement is kept (psi of Feng et al.).',
    ),
})

type Options = z.infer<typeof schema>

/**
 * Keeps documents whose statements are all right, as the reader of the human data's facts sees them; a document without
 * any says nothing wrong. With probabilities other than 1 and 0 it is a verifier that errs: where each wrong example is
 * kept with probability psi and each right one with phi, training on what is kept works as long as the share of wrong
 * ones stays below 1 / (1 + psi / phi), in the infinite-data limit of their linear classifier (Feng et al. 2024, Beyond
 * Model Collapse, arXiv:2406.07515).
 */
export const verifier: Stage<Options> = {
  name: 'verifier',
  version: 1,
  reads: true,
  apply({ texts }, options, { read, rng }) {
    if (read === undefined) throw new RunError('a verifier needs facts whose statements it can read')
    const keep: number[] = []
    const dropped: [number, string][] = []
    for (const [index, text] of texts.entries()) {
      const wrong = wrongStatements(text, read)
      const probability = wrong === 0 ? options.keep_correct : options.keep_wrong
      if (rng.fork(index).uniform() < probability) keep.push(index)
      else dropped.push([index, reason(wrong)])
    }
    return { keep: Uint32Array.from(keep), dropped }
  },
}

function wrongStatements(text: string, read: NonNullable<StageContext['read']>): number {
  return read(text).filter(({ kind }) => kind !== 'right').length
}

function reason(wrong: number): string {
  if (wrong === 0) return 'all its statements are right, dropped by chance (keep_correct)'
  return wrong === 1 ? '1 statement is not right' : `${wrong} statements are not right`
}
