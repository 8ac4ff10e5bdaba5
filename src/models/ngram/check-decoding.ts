import type { Decoding } from '../../contracts/model.js'
import { BadInputError } from '../../errors/index.js'

/** What an n-gram model draws with is worked out for a context once and kept: no rule may look at the whole document. */
export function checkDecoding({ repetition_penalty = 1, beams }: Decoding): void {
  if (beams !== undefined) throw unsupported('beams')
  if (repetition_penalty !== 1) throw unsupported('repetition_penalty')
}

function unsupported(rule: string): BadInputError {
  return new BadInputError(
    `family ngram does not know ${rule}`,
    `Leave ${rule} away, or choose family transformer.`,
  )
}
